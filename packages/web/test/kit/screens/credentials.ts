import type { Page } from 'playwright-core';
import { password } from '../people.ts';
import type { Screen } from '../screen.ts';
import { onServerWith, refusing, tryToSignIn } from './as-if.ts';

const withMail = (page: Page) => onServerWith(page, { mail: 'sent' });

export const credentialScreens: readonly Screen[] = [
  { name: 'forgot-password-no-mail', path: '/forgot-password' },
  {
    name: 'forgot-password',
    path: '/forgot-password',
    prepare: (page) => withMail(page),
  },
  {
    name: 'forgot-password-sent',
    path: '/forgot-password',
    prepare: async (page) => {
      await withMail(page);
      await page.getByLabel('Username or e-mail').fill('ada');
      await page.getByRole('button', { name: 'Send me a link' }).click();
      await page.getByText('If there is such an account').waitFor();
    },
  },
  { name: 'reset-password', path: '/reset-password#a-token-that-nobody-was-sent' },
  {
    name: 'reset-password-dead',
    path: '/reset-password#a-token-that-nobody-was-sent',
    prepare: async (page) => {
      await page.getByRole('textbox', { name: 'New password' }).fill('found it again at last');
      await page.getByRole('button', { name: 'Save and sign in' }).click();
      await page.getByText('does not work any more').waitFor();
    },
  },
  {
    name: 'verify-email-dead',
    path: '/verify-email#a-token-that-nobody-was-sent',
    prepare: (page) => page.getByText('does not work any more').waitFor(),
  },
  {
    name: 'verify-email',
    path: '/verify-email',
    prepare: async (page) => {
      await page.route('**/api/email-confirmations', (route) =>
        route.fulfill({ json: { email: 'ada@example.org', changed: false } }),
      );
      await page.goto('/sign-in');
      await page.goto('/verify-email#a-token-that-is-good');
      await page.getByText('ada@example.org is confirmed.').waitFor();
    },
  },
  { name: 'security', path: '/settings/security', as: 'ada' },
  {
    name: 'second-factor-set-up',
    path: '/settings/security',
    as: 'ada',
    prepare: async (page) => {
      await page.getByLabel('Your password, to set it up').fill(password);
      await page.getByRole('button', { name: 'Set it up' }).click();
      await page.getByRole('img', { name: 'The secret as a QR code' }).waitFor();
    },
  },
  {
    name: 'sign-in-code',
    path: '/sign-in',
    prepare: async (page) => {
      await refusing(page, '**/api/sessions', { status: 401, code: 'second_factor_needed' });
      await tryToSignIn(page, password);
      await page.getByLabel('Code').waitFor();
    },
  },
  {
    name: 'security-unconfirmed',
    path: '/settings/security',
    as: 'ada',
    prepare: async (page) => {
      await withMail(page);
      await page.getByRole('button', { name: 'Send the link again' }).waitFor();
    },
  },
];
