import type { Browser, BrowserContext, Page } from 'playwright-core';
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
  readonly #contexts = new Map<Name | 'nobody', BrowserContext>();

  constructor(browser: Browser, look: Look) {
    this.#browser = browser;
    this.#look = look;
  }

  /** The screen as its list entry describes it, until `work` has done with it. */
  async show<T>(screen: Screen, work: (page: Page) => Promise<T>): Promise<T> {
    const context = await this.#contextOf(screen.as);
    const page = await context.newPage();
    try {
      await page.goto(screen.path);
      await page.locator('#main').waitFor();
      await screen.prepare?.(page);
      // The pointer rests nowhere, fonts are there, nothing is on its way.
      await page.mouse.move(0, 0);
      await page.waitForLoadState('networkidle');
      return await work(page);
    } finally {
      await page.close();
    }
  }

  async close(): Promise<void> {
    for (const context of this.#contexts.values()) await context.close();
  }

  async #contextOf(name: Name | undefined): Promise<BrowserContext> {
    const key = name ?? 'nobody';
    const known = this.#contexts.get(key);
    if (known !== undefined) return known;
    const context = await openContext(this.#browser, this.#look);
    if (name !== undefined && (await signedInAs(context, name, this.#look.said)) === 'new')
      await signedInElsewhere(this.#look.url, name);
    this.#contexts.set(key, context);
    return context;
  }
}
