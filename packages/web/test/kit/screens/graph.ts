import type { Locator, Page } from 'playwright-core';
import type { Name } from '../people.ts';
import type { Screen } from '../screen.ts';
import { as, communityThatTalks } from '../talk.ts';

const stories = new Map<string, Promise<void>>();

/** Told once for each server. Linus lets in whom he wants: Grace is his friend, Ada and Margaret wait; Grace has muted Ada. */
function graphOn(page: Page): Promise<void> {
  const url = new URL(page.url()).origin;
  const told = stories.get(url) ?? tell(url);
  stories.set(url, told);
  return told;
}

async function tell(url: string): Promise<void> {
  await communityThatTalks(url, 'dark-sky', [], ['grace', 'linus', 'margaret']);
  const idOf = async (name: Name) => (await as(url, name, 'GET', '/users/me')).user.id;
  const [ada, grace, linus] = [await idOf('ada'), await idOf('grace'), await idOf('linus')];
  await as(url, 'grace', 'PUT', `/follows/${linus}`);
  await as(url, 'linus', 'PUT', `/follows/${grace}`);
  await as(url, 'ada', 'PUT', `/follows/${grace}`);
  await as(url, 'linus', 'PATCH', '/users/me', { visibility: 'followers', bio: 'Just for fun.' });
  await as(url, 'ada', 'PUT', `/follows/${linus}`);
  await as(url, 'margaret', 'PUT', `/follows/${linus}`);
  await as(url, 'grace', 'PUT', `/mutes/${ada}`);
}

/** A page of this story as somebody sees it, and what stands there then. */
function seen(name: string, who: Name, path: string, shown: (page: Page) => Locator): Screen {
  return {
    ...{ name, path: '/', as: who },
    prepare: async (page) => {
      await graphOn(page);
      await page.goto(path);
      await shown(page).waitFor();
    },
  };
}

export const graphScreens: readonly Screen[] = [
  seen('profile-closed', 'ada', '/u/linus', (page) => page.getByRole('button', { name: /^Requested/ })),
  seen('profile-friend', 'grace', '/u/linus', (page) => page.getByRole('button', { name: /^Following/ })),
  seen('profile-asked', 'linus', '/u/ada', (page) =>
    page.getByRole('button', { name: 'Accept Ada Lovelace' }),
  ),
  seen('people', 'grace', '/u/grace/followers', (page) =>
    page.getByRole('main').getByRole('link', { name: 'Linus Torvalds' }),
  ),
  seen('people-empty', 'margaret', '/u/margaret/friends', (page) => page.getByText('No friends here yet')),
  seen('people-closed', 'ada', '/u/linus/friends', (page) =>
    page.getByText('These people are not yours to see'),
  ),
  seen('requests', 'linus', '/requests', (page) =>
    page.getByRole('button', { name: 'Accept Margaret Hamilton' }),
  ),
  seen('requests-empty', 'ada', '/requests', (page) => page.getByText('Nobody waits for an answer')),
  seen('inbox-requests', 'linus', '/inbox', (page) =>
    page.getByRole('link', { name: '2 people would like to follow you' }),
  ),
  seen('muted', 'grace', '/settings/muted', (page) =>
    page.getByRole('button', { name: 'Unmute Ada Lovelace' }),
  ),
  seen('muted-empty', 'ada', '/settings/muted', (page) => page.getByText('You have muted nobody')),
];
