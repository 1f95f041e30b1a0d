import { password } from '../people.ts';
import type { Screen } from '../screen.ts';
import { refusing, tryToSignIn } from './as-if.ts';

export const yourDataScreens: readonly Screen[] = [
  {
    name: 'your-data',
    path: '/settings/data',
    as: 'ada',
    prepare: async (page) => {
      await page.getByRole('button', { name: /^Delete my account/ }).waitFor();
    },
  },
  {
    name: 'your-data-delete',
    path: '/settings/data',
    as: 'linus',
    prepare: async (page) => {
      await page.getByRole('button', { name: /^Delete my account/ }).click();
      await page.getByRole('dialog').getByRole('textbox', { name: 'Password' }).fill('not my password');
      await page.getByRole('dialog').getByRole('button', { name: 'Delete my account' }).click();
      await page.getByText('This is not your password.').waitFor();
    },
  },
  {
    name: 'your-data-ready',
    path: '/settings/data',
    as: 'grace',
    prepare: async (page) => {
      await page.getByRole('button', { name: /^Prepare/ }).click();
      await page.getByRole('link', { name: /^Download/ }).waitFor();
    },
  },
  {
    name: 'come-back',
    path: '/sign-in',
    prepare: async (page) => {
      // As the server would say it to somebody who has deleted their account.
      const deleted = { status: 403, code: 'account_deleted', until: '2026-12-24T12:00:00.000Z' };
      await refusing(page, '**/api/sessions', deleted);
      await tryToSignIn(page, password);
      await page.getByRole('button', { name: 'Come back' }).waitFor();
    },
  },
];
