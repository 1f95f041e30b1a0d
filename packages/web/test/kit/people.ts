import type { BrowserContext } from 'playwright-core';

export const password = 'correct horse battery';

const names = {
  ada: 'Ada Lovelace',
  grace: 'Grace Hopper',
  linus: 'Linus Torvalds',
  margaret: 'Margaret Hamilton',
} as const;
export type Name = keyof typeof names;

const devices = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 15.1; rv:133.0) Gecko/20100101 Firefox/133.0',
  'weft-backup/1.0',
];

/** Signs somebody in from elsewhere, too: a list of one session shows little. */
export async function signedInElsewhere(url: string, name: Name): Promise<void> {
  for (const device of devices)
    await fetch(`${url}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': device },
      body: JSON.stringify({ login: name, password }),
    });
}

/** Gives the browser an account and its session, the way the page would. Whoever exists already signs in. */
export async function signedInAs(context: BrowserContext, name: Name): Promise<'new' | 'known'> {
  const account = { username: name, email: `${name}@example.org`, displayName: names[name], password };
  const made = await context.request.post('/api/users', { data: account });
  if (made.ok()) return 'new';
  const signedIn = await context.request.post('/api/sessions', { data: { login: name, password } });
  if (!signedIn.ok()) throw new Error(`${name} cannot sign in: ${await signedIn.text()}`);
  return 'known';
}
