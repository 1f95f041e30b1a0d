import { after } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { complaintsOf, launchBrowser, openContext, type Surroundings } from './browser.ts';
import { startServerForBrowser } from './server.ts';

export interface Fixture {
  readonly url: string;
  readonly browser: Browser;
  /** A browser that shares nothing with any other. */
  context(surroundings?: Omit<Surroundings, 'url'>): Promise<BrowserContext>;
  /** A page whose complaints are remembered. */
  window(context: BrowserContext): Promise<Page>;
  /** What any page of this file complained of: of the policy, of errors that nobody caught. */
  readonly complaints: readonly string[];
}

/** One server and one browser for the tests of a file. */
export async function browserFixture(): Promise<Fixture> {
  const server = await startServerForBrowser();
  const browser = await launchBrowser();
  const heard: string[][] = [];
  after(async () => {
    await browser.close();
    await server.stop();
  });

  return {
    url: server.url,
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
