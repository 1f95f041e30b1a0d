import type { Locator, Page } from 'playwright-core';
import type { Name } from '../people.ts';
import type { Screen } from '../screen.ts';

/** As on a server that says this of itself. */
export async function onServerWith(page: Page, facts: object, path = page.url()): Promise<void> {
  await page.route('**/api/server', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), ...facts } });
  });
  await page.goto(path);
  await page.locator('#main').waitFor();
}

/** As if the server refused that. */
export async function refusing(page: Page, address: string, problem: { status: number; code: string }) {
  const body = { type: 'about:blank', title: '', requestId: '0f2c1d-18', ...problem };
  await page.route(address, (route) =>
    route.fulfill({
      status: problem.status,
      contentType: 'application/problem+json',
      body: JSON.stringify(body),
    }),
  );
}

export const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();

export async function tryToSignIn(page: Page, password: string): Promise<void> {
  await page.getByLabel('Username or e-mail').fill('ada');
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** A page of a story as somebody sees it: how one comes there, and what stands there then. */
export function seen(
  name: string,
  who: Name,
  go: (page: Page) => Promise<void>,
  shown: (page: Page) => Locator,
): Screen {
  return {
    ...{ name, path: '/', as: who },
    prepare: async (page) => {
      await go(page);
      await shown(page).waitFor();
    },
  };
}
