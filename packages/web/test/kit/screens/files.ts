import type { Page } from 'playwright-core';
import { animation, silence } from '../../../../server/test/kit/pictures.ts';
import { sent, sunset } from '../files.ts';
import { handFiles } from '../letting-fall.ts';
import type { Screen } from '../screen.ts';
import { as } from '../talk.ts';
import { slug, storyOn, write } from './observatory.ts';

const recording = { name: 'the dome at night.wav', mimeType: 'audio/wav', buffer: silence() };
const document = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('only words') };
const shown = new Set<string>();

/** A channel in which files were said, once for each server. */
async function withFiles(page: Page) {
  const url = new URL(page.url()).origin;
  const { channels } = await storyOn(page);
  const to = { channelId: channels.design ?? '' };
  if (!shown.has(url)) {
    shown.add(url);
    const { buffer } = await sunset();
    const say = async (content: string, mediaIds: string[]) =>
      await as(url, 'ada', 'POST', '/messages', { to, content, mediaIds, clientKey: crypto.randomUUID() });
    await say('From the hill, yesterday:', [await sent(page.request, 'from the hill.jpg', buffer)]);
    await say('', [
      await sent(page.request, 'the lake.jpg', buffer),
      await sent(page.request, 'waving.gif', await animation()),
      await sent(page.request, recording.name, recording.buffer),
    ]);
  }
  await page.goto(`/c/${slug}/channels/design`);
  await page.getByRole('button', { name: 'Open the lake.jpg' }).waitFor();
  await page.locator('.cm-content').waitFor();
}

export const fileScreens: readonly Screen[] = [
  { name: 'files', path: '/', as: 'ada', prepare: withFiles },
  {
    name: 'files-lightbox',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await withFiles(page);
      await page.getByRole('button', { name: 'Open the lake.jpg' }).click();
      await page.getByRole('dialog', { name: 'Picture: the lake.jpg' }).waitFor();
    },
  },
  {
    name: 'files-drop',
    path: '/',
    as: 'ada',
    only: 'wide',
    prepare: async (page) => {
      await withFiles(page);
      await handFiles(write(page), 'dragenter', [recording]);
      await page.getByText('Drop to attach').waitFor();
    },
  },
  {
    name: 'files-composer',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await withFiles(page);
      const { name, mimeType, buffer } = await sunset();
      await page.locator('main input[type=file]').setInputFiles([{ name, mimeType, buffer }, document]);
      await page.getByText('Files of this kind are not taken.').waitFor();
      await page.getByRole('button', { name: `Take ${name} out` }).waitFor();
      await page.route('**/api/uploads/*', (route) =>
        route.request().method() === 'PATCH' ? route.abort() : route.continue(),
      );
      await page.locator('main input[type=file]').setInputFiles(recording);
      await page.getByRole('progressbar', { name: /the dome/ }).waitFor();
    },
  },
];
