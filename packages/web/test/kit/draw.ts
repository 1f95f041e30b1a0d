import type { Browser, BrowserContext, Cookie, Page, Request } from 'playwright-core';
import { until } from '../../../server/test/kit/wait-for.ts';
import { openContext, type Size, type Theme } from './browser.ts';
import { type Name, signedInAs, signedInElsewhere } from './people.ts';
import type { Screen } from './screen.ts';

export interface Look {
  readonly url: string;
  readonly size: Size;
  readonly theme: Theme;
  readonly locale?: string;
  /** What the server has said to its terminal. */
  readonly said?: () => string;
}

/** Opens screens one after the other, with one signed-in browser for each person. */
export class Drawing {
  readonly #browser: Browser;
  readonly #look: Look;
  /** One that stays for each person, and with it the process that their other windows share. */
  readonly #windows = new Map<Name | 'nobody', Window>();

  constructor(browser: Browser, look: Look) {
    this.#browser = browser;
    this.#look = look;
  }

  /** The screen as its list entry describes it, until `work` has done with it. */
  async show<T>(screen: Screen, work: (page: Page) => Promise<T>): Promise<T> {
    const window = await this.#windowOf(screen.as);
    // What is only looked at needs no new window, which takes longer than all the rest.
    if (screen.prepare === undefined) return await showIn(window, screen, work);
    const own = await openWindow(window.page.context());
    try {
      return await showIn(own, screen, work);
    } finally {
      await own.page.close();
    }
  }

  async close(): Promise<void> {
    for (const window of this.#windows.values()) await window.page.context().close();
  }

  async #windowOf(name: Name | undefined): Promise<Window> {
    const key = name ?? 'nobody';
    const known = this.#windows.get(key);
    if (known !== undefined) return known;
    const context = await openContext(this.#browser, this.#look);
    if (name !== undefined) await this.#signIn(context, name);
    const window = await openWindow(context);
    this.#windows.set(key, window);
    return window;
  }

  /** Once for all looks: a server that is drawn like any other counts how often one tries. */
  async #signIn(context: BrowserContext, name: Name): Promise<void> {
    const key = `${this.#look.url} ${name}`;
    const known = cookies.get(key);
    if (known !== undefined) return await context.addCookies(known);
    const account = await signedInAs(context, name, this.#look.said);
    cookies.set(key, await context.cookies());
    // A list of one session shows little.
    if (account === 'new' && name === 'ada') await signedInElsewhere(this.#look.url, name);
  }
}

const cookies = new Map<string, Cookie[]>();

interface Window {
  readonly page: Page;
  /** Nothing is on its way, and all that has come is drawn. */
  settled(): Promise<unknown>;
}

async function openWindow(context: BrowserContext): Promise<Window> {
  const page = await context.newPage();
  const underway = new Set<Request>();
  page.on('request', (request) => underway.add(request));
  page.on('requestfinished', (request) => underway.delete(request));
  page.on('requestfailed', (request) => underway.delete(request));
  const drawn = () =>
    page.evaluate(async () => {
      await document.fonts.ready;
      // What has come in is drawn in the first frame, and has asked for more by the second.
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
      return [...document.images].every(({ complete }) => complete);
    });
  const settled = () =>
    until(async () => underway.size === 0 && (await drawn()) && underway.size === 0, {
      what: `${page.url()} with nothing on its way`,
    });
  return { page, settled };
}

async function showIn<T>(
  { page, settled }: Window,
  { path, prepare }: Screen,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  // From one address to the same with another hash there would be no new page.
  if (page.url() !== 'about:blank') await page.goto('about:blank');
  await page.goto(path);
  await page.locator('#main').waitFor();
  await prepare?.(page);
  // The pointer rests nowhere.
  await page.mouse.move(0, 0);
  await settled();
  return await work(page);
}
