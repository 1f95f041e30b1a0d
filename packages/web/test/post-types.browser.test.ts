import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PostType } from '@weft/contract/posts.ts';
import type { Locator } from 'playwright-core';
import { aFilm, animation, silence } from '../../server/test/kit/pictures.ts';
import { adaAndGrace } from './kit/ada-and-grace.ts';
import { sunset } from './kit/files.ts';
import { browserFixture } from './kit/fixture.ts';
import { as, soon } from './kit/talk.ts';

const fixture = await browserFixture();
const { adas } = await adaAndGrace(fixture);

interface Kind {
  readonly type: PostType;
  readonly title?: string;
  readonly files?: readonly { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }[];
  /** What it is seen by. */
  readonly shown: (article: Locator) => Promise<unknown>;
}

const dusk = await sunset();
const film = { name: 'dusk.webm', mimeType: 'video/webm', buffer: await aFilm() };
const pictures = (article: Locator) => article.getByRole('list', { name: 'Pictures' }).getByRole('listitem');
/** It is a film that this browser can play, not just a frame for one. */
const plays = (article: Locator) =>
  soon('the film is known', () =>
    article
      .locator('video')
      .evaluate((video: HTMLVideoElement) => video.readyState > 0 && video.duration > 0),
  );

// An album is made of songs that are published already (post-drafts), a status is a comment (posts).
const kinds: readonly Kind[] = [
  { type: 'text_short', shown: (article) => article.waitFor() },
  {
    ...{ type: 'text_long', title: 'On the light at dusk' },
    shown: (article) => article.getByRole('link', { name: 'On the light at dusk', exact: true }).waitFor(),
  },
  { type: 'image', files: [dusk], shown: (article) => pictures(article).first().waitFor() },
  {
    ...{ type: 'image_gallery', files: [dusk, { ...dusk, name: 'later.jpg' }] },
    shown: (article) => pictures(article).nth(1).waitFor(),
  },
  {
    ...{ type: 'gif', files: [{ name: 'blink.gif', mimeType: 'image/gif', buffer: await animation() }] },
    shown: (article) => pictures(article).first().waitFor(),
  },
  { type: 'video_short', files: [film], shown: plays },
  { type: 'video_long', title: 'A whole evening', files: [film], shown: plays },
  {
    ...{ type: 'song', title: 'Evening song' },
    files: [{ name: 'evening.wav', mimeType: 'audio/wav', buffer: silence() }],
    shown: (article) => article.locator('audio').waitFor(),
  },
];

test('each type is published by what it is made of, and shown as what it is', async () => {
  const page = await fixture.window(adas);
  await page.goto('/c/night-sky/spaces/posts');
  await page.getByRole('heading', { name: 'Posts', level: 1, exact: true }).waitFor();
  const words = page.getByRole('textbox', { name: 'Write a post' });
  for (const { type, title, files = [], shown } of kinds) {
    if (title !== undefined) await page.getByRole('textbox', { name: 'Title' }).fill(title);
    await words.fill(`This is a ${type}`);
    if (files.length > 0) await page.locator('main input[type=file]').setInputFiles([...files]);
    for (const { name } of files) await page.getByRole('button', { name: `Take ${name} out` }).waitFor();
    await page.getByRole('button', { name: 'Publish' }).click();
    const article = page
      .getByRole('list', { name: 'Posts' })
      .getByRole('article')
      .filter({ hasText: `This is a ${type}` });
    await shown(article);
    // What invites one to write stands in an empty field.
    await soon('the field is free for the next', async () => !(await words.innerText()).includes(type));
  }
  const { items } = await as(new URL(page.url()).origin, 'ada', 'GET', '/profiles/ada/posts');
  assert.deepEqual(
    items.map((post: { type: PostType }) => post.type),
    kinds.map(({ type }) => type).toReversed(),
  );
  await page.close();
});
