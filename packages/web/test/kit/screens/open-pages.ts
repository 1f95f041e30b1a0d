import type { Page } from 'playwright-core';
import type { Screen } from '../screen.ts';
import { atlas } from './posts.ts';

/** As who has no account comes there: from the door, by a link. */
function open(name: string, go: (page: Page) => Promise<unknown>, heading: string): Screen {
  return {
    ...{ name, path: '/sign-in' },
    prepare: async (page) => {
      await go(page);
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    },
  };
}

export const openPageScreens: readonly Screen[] = [
  open(
    'open-community',
    async (page) => {
      await atlas(page);
      await page.goto('/c/star-atlas');
    },
    'Star Atlas',
  ),
  open('open-post', async (page) => page.goto(`/posts/${await atlas(page)}`), 'How to find M81'),
];
