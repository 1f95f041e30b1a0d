import type { Page } from 'playwright-core';
import type { Size } from './browser.ts';
import type { Name } from './people.ts';

/** One picture: where it is, who looks, and what they did before. */
export interface Screen {
  readonly name: string;
  readonly path: string;
  readonly as?: Name;
  /** Where it exists only on one of the sizes. */
  readonly only?: Size;
  readonly prepare?: (page: Page) => Promise<void>;
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();

/** Every screen of the client. A feature adds its own here, with each of the states that it designed. */
export const screens: readonly Screen[] = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'sign-in-after-end', path: '/sign-in?why=ended&to=/settings/sessions' },
  {
    name: 'sign-in-refused',
    path: '/sign-in',
    prepare: async (page) => {
      await page.getByLabel('Username or e-mail').fill('ada');
      await page.getByRole('textbox', { name: 'Password' }).fill('not my password');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('do not go together').waitFor();
    },
  },
  { name: 'sign-up', path: '/sign-up' },
  {
    name: 'sign-up-faults',
    path: '/sign-up',
    prepare: async (page) => {
      await page.getByLabel('Username').fill('a-d-a');
      await page.getByLabel('E-mail').fill('ada');
      await page.getByRole('button', { name: 'Make my account' }).click();
      await page.getByText('does not look like').waitFor();
    },
  },
  { name: 'home', path: '/', as: 'ada' },
  { name: 'settings', path: '/settings', as: 'ada', only: 'phone' },
  { name: 'you', path: '/settings/you', as: 'ada' },
  {
    name: 'you-saved',
    path: '/settings/you',
    as: 'ada',
    prepare: async (page) => {
      await page.getByLabel('About you').fill(`Notes on the engine, ${Math.random().toFixed(6)}`);
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText(/^Saved /).waitFor();
    },
  },
  { name: 'sessions', path: '/settings/sessions', as: 'ada' },
  {
    name: 'session-pane',
    path: '/settings/sessions',
    as: 'ada',
    prepare: async (page) => {
      await page.getByRole('list', { name: 'Your sessions' }).getByRole('link').nth(1).click();
      await page.getByRole('complementary').waitFor();
    },
  },
  {
    name: 'sessions-failed',
    path: '/settings/sessions',
    as: 'ada',
    prepare: async (page) => {
      const problem = {
        ...{ type: 'about:blank', title: '', status: 503, code: 'unavailable' },
        requestId: '0f2c1d-17',
      };
      await page.route('**/api/sessions?*', (route) =>
        route.fulfill({
          status: 503,
          contentType: 'application/problem+json',
          body: JSON.stringify(problem),
        }),
      );
      await page.reload();
      await page.getByRole('button', { name: 'Try again' }).waitFor();
    },
  },
  { name: 'tokens-empty', path: '/settings/tokens', as: 'linus' },
  {
    name: 'tokens',
    path: '/settings/tokens',
    as: 'ada',
    prepare: async (page) => {
      await page.getByLabel('What is it for?').fill('Nightly export');
      await page.getByRole('button', { name: 'Make the token' }).click();
      await page.getByRole('button', { name: 'Copy' }).waitFor();
      await page.getByRole('button', { name: 'Revoke Nightly export' }).first().waitFor();
    },
  },
  {
    name: 'token-revoke',
    path: '/settings/tokens',
    as: 'ada',
    prepare: async (page) => {
      await page
        .getByRole('button', { name: /^Revoke / })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'appearance', path: '/settings/appearance', as: 'ada' },
  {
    name: 'account-menu',
    path: '/',
    as: 'ada',
    only: 'wide',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Your account' }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
    },
  },
  {
    name: 'switcher',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Go anywhere' }).filter({ visible: true }).click();
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'keys',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await heading(page, 'Home');
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    },
  },
  {
    name: 'offline',
    path: '/settings/you',
    as: 'ada',
    prepare: async (page) => {
      await heading(page, 'You');
      await page.routeWebSocket('**/api/realtime', (socket) => void socket.close());
      await page.reload();
      await page
        .getByText(/No connection|Connecting again/)
        .filter({ visible: true })
        .first()
        .waitFor();
    },
  },
  { name: 'not-found', path: '/no-such-place', as: 'ada' },
];
