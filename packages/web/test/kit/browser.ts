import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Chromium without anything that would call home, as whoever runs the tests, root included. */
const chromiumHere = () => ({
  executablePath: process.env.WEFT_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
    ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    // The windows of one person share a process, and what it has read and compiled already.
    '--process-per-site',
  ],
});

export function launchBrowser(): Promise<Browser> {
  return chromium.launch(chromiumHere());
}

/** One that can be killed: no page of it hears that it ends, as pages do that are closed. */
export async function launchMortalBrowser() {
  const process = await chromium.launchServer(chromiumHere());
  const browser = await chromium.connect(process.wsEndpoint());
  return { browser, kill: () => process.kill() };
}

export const sizes = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
export type Size = keyof typeof sizes;
export type Theme = 'light' | 'dark';

export interface Surroundings {
  readonly url: string;
  readonly size?: Size;
  readonly theme?: Theme;
  readonly locale?: string;
}

/** A browser of its own: cookies and storage are shared with nobody. Nothing moves, so that nothing must be waited for. */
export async function openContext(browser: Browser, surroundings: Surroundings): Promise<BrowserContext> {
  const { url, size = 'wide', theme = 'light', locale = 'en-GB' } = surroundings;
  const context = await browser.newContext({
    ...{ baseURL: url, viewport: sizes[size], colorScheme: theme, locale, timezoneId: 'UTC' },
    ...{ reducedMotion: 'reduce', hasTouch: size === 'phone' },
  });
  context.setDefaultTimeout(15_000);
  return context;
}

/** What the browser refused because of the page's policy, and what the page threw. Should stay empty. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  return complaints;
}
