import type { Page } from 'playwright-core';
import { sunset } from '../files.ts';
import type { Screen } from '../screen.ts';
import { refusing, tryToSignIn } from './as-if.ts';

export const signInScreens: readonly Screen[] = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'sign-in-after-end', path: '/sign-in?why=ended&to=/settings/sessions' },
  {
    name: 'sign-in-refused',
    path: '/sign-in',
    prepare: async (page) => {
      await tryToSignIn(page, 'not my password');
      await page.getByText('do not go together').waitFor();
    },
  },
];

export const signUpScreens: readonly Screen[] = [
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
];

async function withPicture(page: Page): Promise<void> {
  await page.getByLabel('A picture of you').setInputFiles(await sunset());
  await page.getByRole('button', { name: 'Use this picture' }).click();
  await page.locator('main img[data-state="there"]').waitFor();
}

export const youScreens: readonly Screen[] = [
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
  {
    name: 'you-picture-crop',
    path: '/settings/you',
    as: 'ada',
    prepare: async (page) => {
      await page.getByLabel('A picture of you').setInputFiles(await sunset());
      await page.getByRole('group', { name: /^Part of the picture/ }).waitFor();
    },
  },
  {
    name: 'you-picture',
    path: '/settings/you',
    as: 'grace',
    prepare: async (page) => {
      await withPicture(page);
      await page.getByText('Others see your picture now.').waitFor();
    },
  },
];

export const sessionScreens: readonly Screen[] = [
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
      await refusing(page, '**/api/sessions?*', { status: 503, code: 'unavailable' });
      await page.reload();
      await page.getByRole('button', { name: 'Try again' }).waitFor();
    },
  },
];

export const signUpByLinkScreens: readonly Screen[] = [
  { name: 'invite-unknown', path: '/invite#a-link-that-leads-nowhere-at-all' },
  { name: 'sign-up-first', path: '/sign-up#setup=the-code-of-a-new-server' },
];
