import type { Page } from 'playwright-core';
import type { Screen } from '../screen.ts';
import { heading, onServerWith } from './as-if.ts';

async function withProviders(page: Page, path: string): Promise<void> {
  const providers = [
    { id: 'acme', name: 'Acme', issuer: 'https://id.acme.example' },
    { id: 'google', name: 'Google', issuer: 'https://accounts.google.com' },
  ];
  await onServerWith(page, { providers }, path);
}

/** As if one came back from a provider, to this. */
async function backFromProvider(page: Page, next: object): Promise<void> {
  await page.route('**/api/oidc/returns', (route) => route.fulfill({ json: next }));
  await withProviders(page, '/sign-in/with/acme?code=x');
}

export const oidcScreens: readonly Screen[] = [
  {
    name: 'sign-in-providers',
    path: '/sign-in',
    prepare: async (page) => {
      await withProviders(page, '/sign-in');
      await page.getByRole('button', { name: 'Continue with Google' }).waitFor();
    },
  },
  {
    name: 'provider-account',
    path: '/sign-in',
    prepare: async (page) => {
      const known = { username: 'ada2', displayName: 'Ada Lovelace', email: 'ada@example.org' };
      await backFromProvider(page, { next: 'account', ...known, emailVerified: true });
      await heading(page, 'Almost there');
    },
  },
  {
    name: 'provider-link',
    path: '/sign-in',
    prepare: async (page) => {
      await backFromProvider(page, { next: 'link', email: 'ada@example.org', password: true });
      await heading(page, 'You have an account already');
    },
  },
  {
    name: 'provider-failed',
    path: '/sign-in/with/acme?code=made-up&state=made-up',
    prepare: (page) => page.getByText('Begin again').waitFor(),
  },
  {
    name: 'security-providers',
    path: '/settings/security',
    as: 'ada',
    prepare: async (page) => {
      await page.route('**/api/users/me', async (route) => {
        const response = await route.fetch();
        const { user, ...rest } = await response.json();
        await route.fulfill({ response, json: { ...rest, user: { ...user, hasPassword: false } } });
      });
      const login = { id: '7', provider: 'Acme', label: 'ada@acme.test' };
      const times = { createdAt: '2026-11-01T10:00:00.000Z', lastUsedAt: '2026-11-20T10:00:00.000Z' };
      await page.route('**/api/users/me/logins', (route) =>
        route.fulfill({ json: { items: [{ ...login, ...times }] } }),
      );
      await withProviders(page, '/settings/security');
      await page.getByRole('button', { name: 'Unlink Acme' }).waitFor();
    },
  },
];
