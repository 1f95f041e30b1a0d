import { getServer, languages } from '@weft/contract/server.ts';
import type { Feature } from '../../core/kernel.ts';
import { version } from '../../version.ts';

/** What anybody may know of this server before signing in. */
export const serverInfo: Feature = ({ routes, config }) => {
  routes.read(getServer, async () => ({
    name: config.name,
    version,
    signUp: config.signUp,
    mail: config.smtpUrl === undefined ? ('kept' as const) : ('sent' as const),
    languages: [...languages],
    providers: config.oidc.map(({ id, name }) => ({ id, name })),
  }));
};
