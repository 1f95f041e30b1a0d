import type { Page } from 'playwright-core';
import { until } from '../../../server/test/kit/wait-for.ts';
import { communityWith, cookieOf, type Name } from './people.ts';

/** What one does from a browser of one's own, without a page. */
export async function as(url: string, name: Name, method: string, path: string, body?: object) {
  const response = await fetch(`${url}/api${path}`, {
    method,
    headers: {
      cookie: await cookieOf(url, name),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok)
    throw new Error(`${name}: ${method} ${path}: ${response.status} ${await response.text()}`);
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}

export interface Talk {
  readonly communityId: string;
  /** By their addresses. */
  readonly channels: Readonly<Record<string, string>>;
  say(name: Name, content: string, to: object): Promise<{ id: string; place: { id: string } }>;
}

/** A community of Ada's with these channels, all in public, and others in all of them. */
export async function communityThatTalks(
  url: string,
  slug: string,
  channels: readonly string[],
  others: readonly Name[],
): Promise<Talk> {
  const { community } = await as(url, 'ada', 'POST', '/communities', {
    ...{ name: 'Night Sky', slug, description: 'Stars, seen from back gardens.', visibility: 'public' },
  });
  for (const name of channels)
    await as(url, 'ada', 'POST', `/communities/${community.id}/channels`, {
      name,
      topic: `All about ${name}`,
    });
  for (const other of others) await communityWith(url, other, slug);
  const { items } = await as(url, 'ada', 'GET', `/communities/${community.id}/channels?limit=100`);
  const ids: Record<string, string> = {};
  for (const channel of items as { id: string; slug: string; joinedByAll: boolean }[]) {
    ids[channel.slug] = channel.id;
    for (const other of others)
      if (!channel.joinedByAll) await as(url, other, 'POST', `/channels/${channel.id}/join`);
  }
  return {
    communityId: community.id,
    channels: ids,
    say: async (name, content, to) => {
      const body = { to, content, clientKey: crypto.randomUUID() };
      return (await as(url, name, 'POST', '/messages', body)).message;
    },
  };
}

/** Until that many say so: what two windows agree on takes a moment. */
export async function soon(what: string, look: () => Promise<boolean>): Promise<void> {
  await until(async () => ((await look()) ? true : undefined), { what });
}

/** A deletion can be taken back for as long as it is told of: not any more. */
export async function tooLateToUndo(page: Page, words = 'Message deleted.'): Promise<void> {
  const told = page.getByRole('region').filter({ hasText: words });
  // On a busy machine it may have gone by itself.
  await told
    .getByRole('button', { name: 'Close' })
    .click({ timeout: 10_000 })
    .catch(() => {});
  await told.waitFor({ state: 'detached' });
}
