import type { Page } from 'playwright-core';
import type { Screen } from '../screen.ts';
import { as } from '../talk.ts';
import { heading } from './as-if.ts';
import { storyOn } from './observatory.ts';

/** With two places that are unread, the first of which calls Ada by name. */
async function atTheFirst(page: Page): Promise<void> {
  const url = new URL(page.url()).origin;
  const { say, channels } = await storyOn(page);
  await as(url, 'ada', 'POST', '/unread/read-all', {});
  await say('linus', 'Clouds until midnight.', { channelId: channels.design ?? '' });
  await say('linus', 'Who drives on Friday, @ada? I have *two* seats.', {
    channelId: channels.telescopes ?? '',
  });
  await page.goto('/catch-up');
  await heading(page, 'Catch up');
  await page.locator('main').getByText('Who drives on Friday').last().waitFor();
}

export const catchUpScreens: readonly Screen[] = [
  { name: 'catch-up', path: '/', as: 'ada', prepare: atTheFirst },
  {
    name: 'catch-up-reply',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await atTheFirst(page);
      await page.keyboard.press('r');
      await page.getByRole('textbox', { name: 'Write to #telescopes' }).waitFor();
    },
  },
  {
    name: 'catch-up-left',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await atTheFirst(page);
      await page.keyboard.press('j');
      await page.getByRole('heading', { name: '#design', level: 2 }).waitFor();
      await page.keyboard.press('j');
      await page.getByRole('heading', { name: 'You have been everywhere' }).waitFor();
    },
  },
  {
    name: 'catch-up-home',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await atTheFirst(page);
      await page.goto('/');
      await page.getByRole('link', { name: /Something is new in 2 places/ }).waitFor();
    },
  },
  {
    name: 'catch-up-end',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await storyOn(page);
      await as(new URL(page.url()).origin, 'ada', 'POST', '/unread/read-all', {});
      await page.goto('/catch-up');
      await page.getByRole('heading', { name: 'You have read everything' }).waitFor();
    },
  },
];
