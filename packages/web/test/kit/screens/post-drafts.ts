import type { Page } from 'playwright-core';
import { silence } from '../../../../server/test/kit/pictures.ts';
import type { Screen } from '../screen.ts';
import { as } from '../talk.ts';
import { heading, seen } from './as-if.ts';
import { atlas } from './posts.ts';

const dayMs = 86_400_000;
const albums = new Map<string, Promise<void>>();

/** What Grace is writing, and what of hers waits for its time. Kept already: then it is as it was. */
async function begun(page: Page): Promise<void> {
  const parentId = await atlas(page);
  const url = new URL(page.url()).origin;
  const { items } = await as(url, 'grace', 'GET', '/post-drafts');
  if (items.length > 0) return;
  const save = async (key: string, body: object) =>
    (await as(url, 'grace', 'PUT', `/post-drafts/${key}`, { builtOn: 0, saveId: key, ...body })).draft;
  await save('screen-page', {
    type: 'text_long',
    title: 'What the old charts leave out',
    content: 'They were drawn for sailors, so',
  });
  await save('screen-comment', { parentId, content: 'The egg is easier from the south, because' });
  const later = await save('screen-later', {
    type: 'text_short',
    content: 'The shower has its peak tonight: look east after one.',
  });
  const at = new Date(Math.ceil(Date.now() / dayMs) * dayMs + 20 * dayMs).toISOString();
  await as(url, 'grace', 'PUT', '/post-drafts/screen-later/schedule', { at, revision: later.revision });
}

/** Two songs on Linus's page, one of them in an album that he is making; once for each server. */
function songs(page: Page): Promise<void> {
  const url = new URL(page.url()).origin;
  const made = albums.get(url) ?? sing(page);
  albums.set(url, made);
  return made;
}

async function sing(page: Page): Promise<void> {
  await page.goto('/u/linus');
  for (const name of ['Winter triangle', 'Waiting for the dew']) {
    await page.getByRole('textbox', { name: 'Title' }).fill(name);
    const file = { name: `${name}.wav`, mimeType: 'audio/wav', buffer: silence() };
    await page.locator('main input[type=file]').setInputFiles([file]);
    await page.getByRole('button', { name: `Take ${name}.wav out` }).waitFor();
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('link', { name, exact: true }).waitFor();
  }
  const url = new URL(page.url()).origin;
  const { items } = await as(url, 'linus', 'GET', '/profiles/linus/posts?type=song');
  await as(url, 'linus', 'PUT', '/post-drafts/screen-album', {
    ...{ type: 'album', title: 'Two evenings', builtOn: 0, saveId: 'one' },
    songIds: items.map(({ id }: { id: string }) => id).slice(0, 1),
  });
}

/** Both songs, published under a key, so that it is one album however often it is drawn. */
async function album(page: Page): Promise<string> {
  const url = new URL(page.url()).origin;
  const { items } = await as(url, 'linus', 'GET', '/profiles/linus/posts?type=song');
  const { post } = await as(url, 'linus', 'POST', '/posts', {
    ...{
      type: 'album',
      title: 'A winter',
      content: 'Recorded beside the telescope.',
      clientKey: 'screen-winter',
    },
    songIds: items.map(({ id }: { id: string }) => id),
  });
  return post.id;
}

export const postDraftScreens: readonly Screen[] = [
  seen(
    'drafts-posts',
    'grace',
    async (page) => {
      await begun(page);
      await page.goto('/drafts');
    },
    (page) => page.getByText('What the old charts leave out'),
  ),
  seen(
    'draft-scheduled',
    'grace',
    async (page) => {
      await begun(page);
      await page.goto('/drafts/screen-later');
      await heading(page, 'Draft');
      await page.getByRole('button', { name: 'Choose a time' }).click();
    },
    (page) => page.getByText(/in your time zone/),
  ),
  seen(
    'post-album',
    'linus',
    async (page) => {
      await songs(page);
      await page.goto('/drafts/screen-album');
    },
    (page) => page.getByRole('button', { name: 'Add: Winter triangle' }),
  ),
  seen(
    'post-album-page',
    'linus',
    async (page) => {
      await songs(page);
      await page.goto(`/posts/${await album(page)}`);
    },
    (page) => page.getByRole('button', { name: 'Play: Waiting for the dew' }),
  ),
];
