import type { IncomingMessage } from 'node:http';

/**
 * A browser lets any page open a socket anywhere and adds the cookie, so the page's origin decides. It cannot be
 * forged by a page; a program that sends none has no cookie jar that somebody else could use.
 */
export function originAllowed({ headers }: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  return page.host === host || allowed.includes(page.origin);
}
