import type { Config } from './settings.ts';

/**
 * Where links in mails lead: what the settings say, never what a request claims to have been sent to, or anybody could
 * have a reset link made that leads to a page of theirs.
 */
export function publicAddress({ publicUrl, port }: Pick<Config, 'publicUrl' | 'port'>): string {
  return publicUrl?.replace(/\/+$/, '') ?? `http://localhost:${port}`;
}
