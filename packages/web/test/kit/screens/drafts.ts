import type { Page } from 'playwright-core';
import type { Screen } from '../screen.ts';
import { as } from '../talk.ts';
import { heading } from './as-if.ts';
import { slug, storyOn, write } from './observatory.ts';

/** What Linus has begun, as another device of his keeps it. Kept already: then it is as it was. */
async function begun(page: Page) {
  const url = new URL(page.url()).origin;
  const { channels, root } = await storyOn(page);
  const { items } = await as(url, 'linus', 'GET', '/drafts');
  if (items.length === 0) {
    const save = async (to: object, content: string) =>
      await as(url, 'linus', 'PUT', '/drafts', {
        ...{ to, content, builtOn: 0, clientKey: crypto.randomUUID(), saveId: crypto.randomUUID() },
      });
    await save(
      { channelId: channels.weekend ?? '' },
      'On Saturday we could\n\n- see the rings\n- sleep late',
    );
    await save({ rootMessageId: root }, 'The small one has a cracked mirror, so');
  }
  return channels;
}

export const draftScreens: readonly Screen[] = [
  {
    name: 'drafts-empty',
    path: '/drafts',
    as: 'margaret',
    prepare: (page) => page.getByRole('heading', { name: 'No drafts' }).waitFor(),
  },
  {
    name: 'drafts',
    path: '/',
    as: 'linus',
    prepare: async (page) => {
      await begun(page);
      await page.goto('/drafts');
      await page.getByText('The small one has a cracked mirror').waitFor();
    },
  },
  {
    name: 'draft-conflict',
    path: '/',
    as: 'linus',
    prepare: async (page) => {
      const url = new URL(page.url()).origin;
      await begun(page);
      await page.goto(`/c/${slug}/channels/weekend`);
      await heading(page, 'weekend');
      await page.locator('.cm-content').getByText('sleep late').waitFor();
      await page.route('**/api/drafts', async (route) => {
        const { items } = await as(url, 'linus', 'GET', '/drafts');
        const draft = (items as { content: string }[]).find(({ content }) => content.includes('rings'));
        if (route.request().method() !== 'PUT') return await route.continue();
        const problem = {
          type: 'about:blank',
          title: '',
          status: 409,
          code: 'draft_conflict',
          requestId: 'x',
        };
        const body = JSON.stringify({ ...problem, draft });
        await route.fulfill({ status: 409, contentType: 'application/problem+json', body });
      });
      await write(page).click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(', all of us');
      await page.getByRole('button', { name: 'Keep both' }).waitFor();
    },
  },
];
