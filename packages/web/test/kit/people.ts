import type { BrowserContext } from 'playwright-core';
import { until } from '../../../server/test/kit/wait-for.ts';

export const password = 'correct horse battery';

const names = {
  ada: 'Ada Lovelace',
  grace: 'Grace Hopper',
  linus: 'Linus Torvalds',
  margaret: 'Margaret Hamilton',
  /** Who runs the server, where it has told how to become that. */
  hedy: 'Hedy Lamarr',
} as const;
export type Name = keyof typeof names;

const devices = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 15.1; rv:133.0) Gecko/20100101 Firefox/133.0',
  'weft-backup/1.0',
];

/** Signs somebody in from elsewhere, too. */
export async function signedInElsewhere(url: string, name: Name): Promise<void> {
  for (const device of devices)
    await fetch(`${url}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': device },
      body: JSON.stringify({ login: name, password }),
    });
}

/** Gives the browser an account and its session, the way the page would. Whoever exists already signs in. */
export async function signedInAs(
  context: BrowserContext,
  name: Name,
  said?: () => string,
): Promise<'new' | 'known'> {
  const account = { username: name, email: `${name}@example.org`, displayName: names[name], password };
  const setup =
    name === 'hedy' && said !== undefined ? { setupCode: (await setupLink(said)).split('#setup=')[1] } : {};
  const made = await context.request.post('/api/users', { data: { ...account, ...setup } });
  if (made.ok()) return 'new';
  const signedIn = await context.request.post('/api/sessions', { data: { login: name, password } });
  if (!signedIn.ok()) throw new Error(`${name} cannot sign in: ${await signedIn.text()}`);
  return 'known';
}

/** What a new server prints for whoever runs it, a moment after it has begun to listen. */
export function setupLink(said: () => string): Promise<string> {
  return until(() => /http\S+#setup=\S+/.exec(said())?.[0], { what: 'the setup link' });
}

/** Somebody joins a public community, from a browser of their own. */
export async function communityWith(url: string, name: Name, slug: string): Promise<void> {
  const cookie = await cookieOf(url, name);
  const found = await fetch(`${url}/api/communities/${slug}`, { headers: { cookie } });
  const { community } = (await found.json()) as { community: { id: string } };
  const joined = await fetch(`${url}/api/communities/${community.id}/members`, {
    method: 'POST',
    headers: { cookie },
  });
  if (!joined.ok) throw new Error(`${name} could not join ${slug}: ${await joined.text()}`);
}

/** Somebody follows an invite's link, from a browser of their own. */
export async function acceptedBy(url: string, name: Name, link: string): Promise<void> {
  const token = new URL(link).hash.slice(1);
  const accepted = await fetch(`${url}/api/invites/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: await cookieOf(url, name) },
    body: JSON.stringify({ token }),
  });
  if (!accepted.ok) throw new Error(`${name} could not follow the invite: ${await accepted.text()}`);
}

const cookies = new Map<string, Promise<string>>();

/** Signed in once: a server that is tested like any other counts how often one tries. */
export function cookieOf(url: string, name: Name): Promise<string> {
  const key = `${url} ${name}`;
  const known = cookies.get(key) ?? signIn(url, name);
  cookies.set(key, known);
  return known;
}

async function signIn(url: string, name: Name): Promise<string> {
  const post = (path: string, body: object) =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const account = { username: name, email: `${name}@example.org`, displayName: names[name], password };
  const made = await post('/api/users', account);
  const session = made.ok ? made : await post('/api/sessions', { login: name, password });
  if (!session.ok) throw new Error(`${name} cannot sign in: ${await session.text()}`);
  return session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
