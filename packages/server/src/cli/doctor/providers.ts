import { Providers } from '../../features/oidc/providers.ts';
import type { Check } from './finding.ts';

/** Whether the providers that people sign in by say how; with a wrong secret, only somebody who signs in finds out. */
export const providersCheck: Check = {
  name: 'providers',
  async run({ config }) {
    const providers = new Providers(config.oidc);
    if (providers.list.length === 0) return { state: 'ok', says: 'people sign in by what this server knows' };
    const silent: string[] = [];
    for (const provider of providers.list)
      await providers.clientOf(provider).catch(() => silent.push(provider.name));
    if (silent.length > 0)
      return {
        state: 'problem',
        says: `${silent.join(', ')} cannot be asked how to sign in`,
        advice: 'Look at the issuer in WEFT_OIDC, and whether this machine reaches it.',
      };
    const says = `${providers.list.map(({ name }) => name).join(', ')} can be asked`;
    if (config.publicUrl !== undefined) return { state: 'ok', says };
    return {
      state: 'note',
      says,
      advice: 'Set WEFT_URL: providers send people back to localhost without it.',
    };
  },
};
