import { after, before } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { complaintsOf, launchBrowser, openContext, type Surroundings } from './browser.ts';
import { type ServerForBrowser, startServerForBrowser } from './server.ts';

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
export function browserFixture(): Fixture {
  let server: ServerForBrowser;
  let browser: Browser;
  const heard: string[][] = [];

  before(async () => {
    server = await startServerForBrowser();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  return {
    get url() {
      return server.url;
    },
    get browser() {
      return browser;
    },
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
