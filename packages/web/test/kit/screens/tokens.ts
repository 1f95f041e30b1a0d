import type { Screen } from '../screen.ts';

export const tokenScreens: readonly Screen[] = [
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
];
