import type { Page } from 'playwright-core';
import type { Screen } from '../screen.ts';
import { as } from '../talk.ts';
import { heading } from './as-if.ts';
import { inGeneral, slug, storyOn, write } from './observatory.ts';

export const chatScreens: readonly Screen[] = [
  { name: 'channel', path: '/', as: 'ada', prepare: async (page) => void (await inGeneral(page)) },
  {
    name: 'channel-tools',
    path: '/',
    as: 'ada',
    only: 'wide',
    prepare: async (page) => {
      await inGeneral(page);
      await page.getByRole('article').filter({ hasText: 'Who is up' }).first().focus();
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: 'Copy link' }).waitFor();
    },
  },
  {
    name: 'channel-react',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await inGeneral(page);
      await page.getByRole('article').filter({ hasText: 'Bring:' }).first().focus();
      await page.getByRole('button', { name: 'React', exact: true }).click();
      await page.getByRole('combobox', { name: 'Find an emoji' }).fill('star');
      await page.getByRole('option', { name: 'star', exact: true }).waitFor();
    },
  },
  {
    name: 'channel-edit',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await inGeneral(page);
      await page.getByRole('article').filter({ hasText: 'Bring:' }).first().focus();
      await page.getByRole('button', { name: 'Edit', exact: true }).click();
      await page.getByRole('textbox', { name: 'Edit this message' }).waitFor();
    },
  },
  {
    name: 'channel-unread',
    path: '/',
    as: 'linus',
    prepare: async (page) => {
      const { say, channels } = await storyOn(page);
      await page.goto(`/c/${slug}/channels/weekend`);
      await heading(page, 'weekend');
      await say('ada', 'Who brings the tent, @linus?', { channelId: channels.telescopes ?? '' });
      await say('ada', 'A plain word', { channelId: channels.design ?? '' });
      // Where it stands depends on the size; the window's title says it everywhere.
      await page.waitForFunction(() => document.title.startsWith('('));
    },
  },
  {
    name: 'channel-suggests',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await storyOn(page);
      await page.goto(`/c/${slug}/channels/telescopes`);
      await heading(page, 'telescopes');
      await page.locator('.cm-content').click();
      await page.keyboard.press('Control+a');
      await page.keyboard.type('Ask @l');
      await page.getByRole('option', { name: /@linus/ }).waitFor();
    },
  },
  {
    name: 'channel-carries',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await inGeneral(page);
      await write(page).click();
      await page.keyboard.type('What does **everybody** in #design say? ');
      await page.getByText('Also appears in #design').waitFor();
    },
  },
  {
    name: 'channel-not-sent',
    path: '/',
    as: 'linus',
    prepare: async (page) => {
      await inGeneral(page);
      await page.route('**/api/messages', (route) =>
        route.request().method() === 'POST' ? route.abort() : route.continue(),
      );
      await write(page).click();
      await page.keyboard.type('Is anybody there?');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByText('Not sent yet').waitFor();
      const discard = page.getByRole('button', { name: 'Discard' });
      await discard.first().waitFor();
    },
  },
  {
    name: 'channel-empty',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await storyOn(page);
      await page.goto(`/c/${slug}/channels/weekend`);
      await page.getByText('Nothing was said here yet').waitFor();
    },
  },
  {
    name: 'channel-card',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await storyOn(page);
      await page.goto(`/c/${slug}/channels/design`);
      await page.getByText('carried from #general by Linus').waitFor();
    },
  },
  {
    name: 'channel-missing',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await storyOn(page);
      await page.goto(`/c/${slug}/channels/nowhere`);
      await page.getByText('There is no such channel').waitFor();
    },
  },
  ...(['about', 'people', 'pins'] as const).map((details) => ({
    name: `channel-${details}`,
    path: '/',
    as: 'ada' as const,
    prepare: async (page: Page) => {
      await inGeneral(page, `?details=${details}`);
      const there = { about: 'Every message', people: '@linus', pins: 'Who is up' }[details];
      await page.getByRole('complementary').getByText(there).first().waitFor({ state: 'attached' });
    },
  })),
  {
    name: 'thread',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      const { root } = await inGeneral(page);
      await page.goto(`/c/${slug}/channels/general?thread=${root}`);
      await page.getByText('And I bring the coffee.').waitFor();
      await page.getByText('Readable in #general').waitFor();
    },
  },
  {
    name: 'thread-publish',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      const { root } = await inGeneral(page);
      await page.goto(`/c/${slug}/channels/general?thread=${root}`);
      const pane = page.getByRole('complementary');
      await pane.getByText('Readable in #general').waitFor();
      await pane.getByRole('button', { name: 'More', exact: true }).first().click();
      await page.getByRole('menuitem', { name: 'Make a post of it' }).click();
      await page.getByRole('dialog').getByText('Everybody will read this').waitFor();
    },
  },
  {
    name: 'threads',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await storyOn(page);
      await page.goto(`/c/${slug}/threads`);
      await page.getByText('And I bring the coffee.').waitFor();
    },
  },
  {
    name: 'channels',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await storyOn(page);
      await page.goto(`/c/${slug}/channels`);
      await page.getByText('All about telescopes').waitFor();
    },
  },
  {
    name: 'channel-new',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await storyOn(page);
      await page.goto(`/c/${slug}/channels?make=true`);
      await page.getByRole('dialog').getByLabel('Name').fill('Star parties');
    },
  },
  {
    name: 'community-hub',
    path: '/',
    as: 'ada',
    only: 'phone',
    prepare: async (page) => {
      await storyOn(page);
      await page.goto(`/c/${slug}`);
      await page.getByRole('link', { name: 'telescopes' }).filter({ visible: true }).waitFor();
    },
  },
  {
    name: 'direct-new',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await storyOn(page);
      await page.goto('/messages');
      await page.getByText('@linus').filter({ visible: true }).waitFor();
    },
  },
  {
    name: 'direct',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      const url = new URL(page.url()).origin;
      const { say } = await storyOn(page);
      const linus = await as(url, 'linus', 'GET', '/users/me');
      const body = { userIds: [linus.user.id] };
      const { conversation } = await as(url, 'ada', 'POST', '/conversations', body);
      if (conversation.lastSeq === 0) {
        await say('linus', 'Shall we take the *big* one?', { conversationId: conversation.id });
        await say('ada', 'Yes, if you carry it.', { conversationId: conversation.id });
      }
      await page.goto(`/messages/${conversation.id}`);
      await page.getByText('Yes, if you carry it.').waitFor();
    },
  },
];
