import type { Page } from 'playwright-core';
import type { Screen } from '../screen.ts';
import { onServerWith } from './as-if.ts';

/** As at an address that passkeys can be of. */
const withPasskeys = (page: Page) => onServerWith(page, { passkeys: new URL(page.url()).hostname });

export const passkeyScreens: readonly Screen[] = [
  {
    name: 'security-passkeys',
    path: '/settings/security',
    as: 'ada',
    prepare: async (page) => {
      const times = { createdAt: '2026-11-01T10:00:00.000Z', lastUsedAt: '2026-11-20T10:00:00.000Z' };
      const items = [
        { id: '7', name: 'Phone', backedUp: true, ...times },
        { id: '8', name: 'The computer in the office', backedUp: false, ...times, lastUsedAt: null },
      ];
      await page.route('**/api/users/me/passkeys', (route) => route.fulfill({ json: { items } }));
      await withPasskeys(page);
      await page.getByRole('button', { name: 'Remove Phone' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'passkey-add',
    path: '/settings/security',
    as: 'ada',
    prepare: async (page) => {
      await withPasskeys(page);
      await page.getByRole('button', { name: 'Add a passkey' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'sign-in-passkey',
    path: '/sign-in',
    prepare: async (page) => {
      await withPasskeys(page);
      await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor();
    },
  },
];
