import { isIP } from 'node:net';
import { getServer, languages } from '@weft/contract/server.ts';
import { publicAddress } from '../../core/config/address.ts';
import type { Config } from '../../core/config/settings.ts';
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
    passkeys: passkeyHost(config),
    providers: config.oidc.map(({ id, name, key: issuer }) => ({ id, name, issuer })),
  }));
};

/** By name, and where a browser trusts the way: an address of numbers or one in clear can have none. */
function passkeyHost(config: Pick<Config, 'publicUrl' | 'port'>): string | null {
  const { protocol, hostname } = new URL(publicAddress(config));
  const named = isIP(hostname.replaceAll(/[[\]]/g, '')) === 0;
  return named && (protocol === 'https:' || hostname === 'localhost') ? hostname : null;
}
