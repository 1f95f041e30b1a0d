import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { type ServerProcess, startServerProcess } from '../../../bench/server-process.ts';
import { randomFrom, seedFrom } from '../../server/test/kit/random.ts';
import { until } from '../../server/test/kit/wait-for.ts';
import { launchMortalBrowser, openContext } from './kit/browser.ts';
import { cookieOf } from './kit/people.ts';
import { as, communityThatTalks, soon } from './kit/talk.ts';

const rounds = 50;
const seed = seedFrom(process.env);
const random = randomFrom(seed);
const oneOf = <T>(...all: readonly [T, ...T[]]): T => all[Math.floor(random() * all.length)] ?? all[0];

const dataDir = await mkdtemp(join(tmpdir(), 'weft-draft-crash-'));
let server: ServerProcess = await startServerProcess(dataDir);
const { url } = server;
after(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

await cookieOf(url, 'ada');
await cookieOf(url, 'linus');
const { communityId, channels } = await communityThatTalks(url, 'night-sky', [], ['linus']);
const { user } = await as(url, 'ada', 'GET', '/users/me');
const { goal } = await as(url, 'linus', 'POST', `/communities/${communityId}/goals`, {
  ...{ title: 'Find a comet', description: 'By eye.', instructorIds: [user.id] },
});

/** Where Ada writes: in a channel, and to a student whom she accompanies. */
interface Field {
  readonly path: string;
  readonly label: RegExp;
  readonly place: string;
  isOf(to: { readonly channelId?: string; readonly conversationId?: string }): boolean;
}
const fields: readonly [Field, Field] = [
  {
    path: '/c/night-sky/channels/general',
    label: /^Write to/,
    place: `channel:${channels.general}`,
    isOf: ({ channelId }) => channelId === channels.general,
  },
  {
    path: `/c/night-sky/goals/${goal.id}`,
    label: /^Your feedback/,
    place: `conversation:${goal.conversationId}`,
    isOf: ({ conversationId }) => conversationId === goal.conversationId,
  },
];

/** Each word is written once in the whole story, so that it can be told where it went. */
interface Story {
  readonly page: Page;
  readonly field: Locator;
  /** Of the whole browser. */
  kill(): Promise<void>;
  /** What stood in the field whenever the page said "Saved". */
  readonly saved: Set<string>;
}

/** Whatever the page shows as saved is remembered here, where no kill reaches it. */
async function opened({ path, label, isOf }: Field): Promise<Story> {
  const { browser, kill } = await launchMortalBrowser();
  const context = await openContext(browser, { url });
  const [name = '', value = ''] = (await cookieOf(url, 'ada')).split('=');
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  const saved = new Set<string>();
  await page.exposeFunction('weftSaid', (text: string) => {
    for (const word of wordsIn(text)) saved.add(word);
  });
  await page.addInitScript(() => {
    const tell = (window as unknown as { weftSaid(text: string): void }).weftSaid;
    new MutationObserver((changes) => {
      const spoke = changes.some(({ target }) => {
        const element = target instanceof Element ? target : target.parentElement;
        return element?.closest('p[role=status]')?.textContent?.startsWith('Saved') ?? false;
      });
      if (spoke) tell(document.querySelector('.cm-content')?.textContent ?? '');
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  await page.goto(path);
  const field = page.getByRole('textbox', { name: label }).and(page.locator('.cm-content'));
  await field.waitFor();
  const before = (await draftsNow()).filter(({ to }) => isOf(to)).flatMap(({ content }) => wordsIn(content));
  await soon('what was kept in the field', async () => {
    const shown = wordsIn(await field.innerText());
    return before.every((word) => shown.includes(word));
  });
  return { page, field, kill, saved };
}

const wordsIn = (text: string): string[] => text.match(/w\d+x\d+/g) ?? [];

async function draftsNow(): Promise<{ content: string; to: Parameters<Field['isOf']>[0] }[]> {
  return (await as(url, 'ada', 'GET', '/drafts')).items;
}

async function sentIn({ place }: Field): Promise<string[]> {
  const texts: string[] = [];
  let path = `/messages?place=${place}&limit=100`;
  for (;;) {
    const { items, olderCursor } = await as(url, 'ada', 'GET', path);
    for (const { message } of items) texts.push(message?.content ?? '');
    if (olderCursor === null) return texts;
    path = `/messages?place=${place}&limit=100&cursor=${olderCursor}`;
  }
}
const sentNow = async () => (await Promise.all(fields.map(sentIn))).flat();

async function restart(): Promise<void> {
  await server.kill();
  server = await startServerProcess(dataDir, { port: Number(new URL(url).port) });
}

/** What is kept and what is sent, at one moment: a send between two looks would seem to lose its words. */
async function standing(): Promise<string[]> {
  for (;;) {
    const drafts = async () => (await draftsNow()).map(({ content }) => content);
    const before = await drafts();
    const sent = await sentNow();
    if ((await drafts()).join() === before.join()) return [...before, ...sent].flatMap(wordsIn);
  }
}

/** Every word that was said to be saved is in one place: the draft, or one message. None is anywhere twice. */
async function assertOnce(saved: ReadonlySet<string>): Promise<void> {
  const words = await standing();
  const found = new Set(words);
  assert.equal(words.length, found.size, `twice: ${words.filter((word, at) => words.indexOf(word) < at)}`);
  assert.deepEqual(
    [...saved].filter((word) => !found.has(word)),
    [],
    'said to be saved, and lost',
  );
}

describe(`what says that it is saved, under kill -9 (seed ${seed})`, () => {
  const everSaved = new Set<string>();
  let story: Story | undefined;

  for (let round = 1; round <= rounds; round += 1) {
    const victim = oneOf('browser', 'browser', 'server', 'both');
    const sends = random() < 0.5;
    test(`round ${round}: ${victim}${sends ? ', while it is sent' : ''}`, async () => {
      story ??= await opened(fields[round % 2 === 0 ? 0 : 1]);
      const { page, field, saved } = story;
      await field.click();
      await page.keyboard.press('Control+End');
      const words = Array.from({ length: 1 + Math.floor(random() * 5) }, (_, at) => `w${round}x${at}`);
      for (const word of words) await page.keyboard.type(` ${word}`, { delay: random() * 20 });
      // The axe falls at any moment: before the save, in it, after it.
      await pause(random() * 2000);
      if (sends) await page.keyboard.press('Enter');
      if (sends) await pause(random() * 40);
      if (victim !== 'server') {
        await story.kill();
        story = undefined;
      }
      if (victim !== 'browser') await restart();
      for (const word of saved) everSaved.add(word);
      if (story !== undefined) await allArrives(page, words);
      await assertOnce(everSaved);
    });
  }

  after(() => story?.kill());

  test('and much was saved, and much was sent', async () => {
    assert.ok(everSaved.size > rounds, `${everSaved.size} words were said to be saved`);
    assert.ok((await sentNow()).length > rounds / 5);
  });
});

/** Whose window lives on loses nothing at all, also of what was never said to be saved. */
async function allArrives(page: Page, words: readonly string[]): Promise<void> {
  await until(
    async () => {
      const found = await standing();
      return words.every((word) => found.includes(word));
    },
    { what: `${words} at the server`, timeoutMs: 60_000 },
  );
  await page.getByText('Not sent yet').waitFor({ state: 'detached' });
}
