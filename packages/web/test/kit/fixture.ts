import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { complaintsOf, launchBrowser, openContext, type Surroundings } from './browser.ts';
import { startServerForBrowser } from './server.ts';

export interface Fixture {
  readonly url: string;
  readonly browser: Browser;
  /** What the server has said to its terminal. */
  said(): string;
  /** A browser that shares nothing with any other. */
  context(surroundings?: Omit<Surroundings, 'url'>): Promise<BrowserContext>;
  /** A page whose complaints are remembered. */
  window(context: BrowserContext): Promise<Page>;
  /** What any page of this file complained of: of the policy, of errors that nobody caught. */
  readonly complaints: readonly string[];
}

/** What whoever reads a red run on another machine would like to have seen: where every window stood, and how it looked. */
async function showWindows(browser: Browser, test: string): Promise<void> {
  const folder = join(import.meta.dirname, '../../../../screens/failed');
  await mkdir(folder, { recursive: true });
  for (const [index, page] of browser
    .contexts()
    .flatMap((context) => context.pages())
    .entries()) {
    const text = await page.locator('body').ariaSnapshot();
    console.error(`Window ${index} of "${test}" stood at ${page.url()}:\n${text.slice(0, 1000)}`);
    await page.screenshot({ path: join(folder, `${test.replaceAll(/\W+/g, '-')}.${index}.png`) });
  }
}

/** One server and one browser for the tests of a file. */
export async function browserFixture(
  env: Readonly<Record<string, string>> = {},
  port?: number,
): Promise<Fixture> {
  const server = await startServerForBrowser(env, port);
  const browser = await launchBrowser();
  const heard: string[][] = [];
  afterEach(async (context) => {
    if ('passed' in context && !context.passed) await showWindows(browser, context.name);
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });

  return {
    url: server.url,
    said: server.said,
    browser,
    get complaints() {
      return heard.flat();
    },
    context: (surroundings = {}) => openContext(browser, { url: server.url, ...surroundings }),
    async window(context) {
      const page = await context.newPage();
      heard.push(complaintsOf(page));
      return page;
    },
  };
}
