import type { Page } from 'playwright-core';
import { animation, silence } from '../../../server/test/kit/pictures.ts';
import { sent, sunset } from './files.ts';
import { operatorScreens } from './operator-screens.ts';
import { acceptedBy, communityWith, password } from './people.ts';
import type { Screen } from './screen.ts';

const nightSky = {
  name: 'Night Sky',
  slug: 'night-sky',
  description: 'Stars, seen from back gardens.',
  visibility: 'public',
};

/** Ada's community with Linus in it, as often as it is asked for. */
async function inNightSky(page: Page, place: string): Promise<void> {
  await page.request.post('/api/communities', { data: nightSky });
  await communityWith(new URL(page.url()).origin, 'linus', nightSky.slug);
  await page.goto(`/c/night-sky${place}`);
}

/** As on a server that has providers. */
async function withProviders(page: Page, path: string): Promise<void> {
  await page.route('**/api/server', async (route) => {
    const response = await route.fetch();
    const providers = [
      { id: 'acme', name: 'Acme', issuer: 'https://id.acme.example' },
      { id: 'google', name: 'Google', issuer: 'https://accounts.google.com' },
    ];
    await route.fulfill({ response, json: { ...(await response.json()), providers } });
  });
  await page.goto(path);
  await page.locator('#main').waitFor();
}

/** As at an address that passkeys can be of. */
async function withPasskeys(page: Page, path: string): Promise<void> {
  await page.route('**/api/server', async (route) => {
    const response = await route.fetch();
    const passkeys = new URL(page.url()).hostname;
    await route.fulfill({ response, json: { ...(await response.json()), passkeys } });
  });
  await page.goto(path);
  await page.locator('#main').waitFor();
}

/** As if one came back from a provider, to this. */
async function backFromProvider(page: Page, next: object): Promise<void> {
  await page.route('**/api/oidc/returns', (route) => route.fulfill({ json: next }));
  await withProviders(page, '/sign-in/with/acme?code=x');
}

/** As on a server that has a mail server. */
async function withMail(page: Page): Promise<void> {
  await page.route('**/api/server', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), mail: 'sent' } });
  });
  await page.reload();
  await page.locator('#main').waitFor();
}

/** As the server would say it to somebody whose address is confirmed. */
function twoInvitations() {
  const expiresAt = new Date(Date.now() + 13.5 * 86_400_000).toISOString();
  const longName = 'The Society for the Slow Reading of Long Books';
  const slow = { id: '8', name: longName, slug: 'slow', description: '', visibility: 'private', members: 1 };
  return {
    items: [
      {
        ...{ id: '2', role: 'member', invitedBy: 'Ada Lovelace', expiresAt },
        community: { ...nightSky, id: '9', members: 12 },
      },
      { id: '1', role: 'instructor', invitedBy: 'Margaret Hamilton', expiresAt, community: slow },
    ],
    nextCursor: null,
  };
}

async function withPicture(page: Page): Promise<void> {
  await page.getByLabel('A picture of you').setInputFiles(await sunset());
  await page.getByRole('button', { name: 'Use this picture' }).click();
  await page.locator('main img[data-state="there"]').waitFor();
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
      await withPasskeys(page, '/settings/security');
      await page.getByRole('button', { name: 'Remove Phone' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'passkey-add',
    path: '/settings/security',
    as: 'ada',
    prepare: async (page) => {
      await withPasskeys(page, '/settings/security');
      await page.getByRole('button', { name: 'Add a passkey' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'sign-in-passkey',
    path: '/sign-in',
    prepare: async (page) => {
      await withPasskeys(page, '/sign-in');
      await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor();
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
      await page.route('**/api/sessions', (route) =>
        route.fulfill({
          status: 401,
          contentType: 'application/problem+json',
          body: JSON.stringify({
            ...{ type: 'about:blank', title: '', status: 401, code: 'second_factor_needed' },
            requestId: '0f2c1d-18',
          }),
        }),
      );
      await page.getByLabel('Username or e-mail').fill('ada');
      await page.getByRole('textbox', { name: 'Password' }).fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
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
  { name: 'home', path: '/', as: 'ada' },
  {
    name: 'home-invited',
    path: '/',
    as: 'linus',
    prepare: async (page) => {
      await page.route('**/api/invitations?*', (route) => route.fulfill({ json: twoInvitations() }));
      await page.reload();
      await page.getByText('invites you').first().waitFor();
    },
  },
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
  {
    name: 'storage-empty',
    path: '/settings/storage',
    as: 'margaret',
    prepare: (page) => page.getByRole('heading', { name: 'No files yet' }).waitFor(),
  },
  {
    name: 'storage',
    path: '/settings/storage',
    as: 'linus',
    prepare: async (page) => {
      const { buffer } = await sunset();
      const mediaId = await sent(page.request, 'sunset.jpg', buffer);
      await page.request.put('/api/users/me/avatar', { data: { mediaId } });
      await sent(page.request, 'waving.gif', await animation());
      await sent(page.request, 'a note to myself.wav', silence());
      await page.getByText('your picture').first().waitFor();
      await page.getByText('a note to myself.wav').first().waitFor();
    },
  },
  {
    name: 'storage-full',
    path: '/settings/storage',
    as: 'linus',
    prepare: async (page) => {
      const mb = 1024 ** 2;
      await page.route('**/api/users/me/storage', async (route) => {
        const response = await route.fetch();
        const { storage } = (await response.json()) as { storage: object };
        const byKind = { images: 18 * mb, videos: 16 * mb, audio: 6.5 * mb, other: 4 * mb };
        const full = { ...storage, byKind, usedBytes: 44.5 * mb, reservedBytes: 5.5 * mb };
        await route.fulfill({ response, json: { storage: full } });
      });
      await page.reload();
      await page.getByText('There is no room left.').waitFor();
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
  {
    name: 'home-with-communities',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await inNightSky(page, '');
      await page.goto('/');
      await page.getByRole('heading', { name: 'Your communities' }).waitFor();
    },
  },
  {
    name: 'new-community',
    path: '/communities/new',
    as: 'linus',
    prepare: async (page) => {
      await page.getByLabel('Name', { exact: true }).fill('Crème & Cake');
      await page.waitForFunction(() =>
        [...document.querySelectorAll('input')].some(({ value }) => value.startsWith('creme-cake')),
      );
    },
  },
  {
    name: 'find-communities',
    path: '/communities',
    as: 'ada',
    prepare: async (page) => {
      await inNightSky(page, '');
      await page.goto('/communities');
      await page.getByText('Night Sky').filter({ visible: true }).first().waitFor();
    },
  },
  {
    name: 'find-communities-none',
    path: '/communities?begins=zzz',
    as: 'ada',
    prepare: async (page) => {
      await page.getByText('No public community begins like that').waitFor();
    },
  },
  {
    name: 'community-alone',
    path: '/',
    as: 'grace',
    prepare: async (page) => {
      await page.request.post('/api/communities', { data: { name: 'Compilers', slug: 'compilers' } });
      await page.goto('/c/compilers');
      await page.getByText('You are the only one here').waitFor();
    },
  },
  {
    name: 'community',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await inNightSky(page, '');
      await heading(page, 'Night Sky');
    },
  },
  {
    name: 'community-missing',
    path: '/c/nowhere',
    as: 'ada',
    prepare: async (page) => {
      await page.getByText('There is no such community').waitFor();
    },
  },
  {
    name: 'members',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await inNightSky(page, '/members');
      await page.getByRole('button', { name: 'Suspend Linus Torvalds' }).waitFor();
    },
  },
  {
    name: 'member-remove',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await inNightSky(page, '/members');
      await page.getByRole('button', { name: 'Remove Linus Torvalds' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'members-none-suspended',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await inNightSky(page, '/members?status=suspended');
      await page.getByText('Nobody is suspended').waitFor();
    },
  },
  {
    name: 'invites',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await inNightSky(page, '/invites');
      await page.getByRole('button', { name: 'Make a link' }).click();
      await page.getByLabel('Link to share').waitFor();
    },
  },
  {
    name: 'community-settings',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await inNightSky(page, '/settings');
      await heading(page, 'Community settings');
      await page.getByRole('button', { name: /^Hand over to/ }).waitFor();
    },
  },
  { name: 'inbox-empty', path: '/inbox', as: 'linus' },
  {
    name: 'inbox',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await inNightSky(page, '/invites');
      await page.getByRole('button', { name: 'Make a link' }).click();
      const link = await page.getByLabel('Link to share').inputValue();
      await acceptedBy(new URL(page.url()).origin, 'margaret', link);
      await page.goto('/inbox');
      await page.getByText('followed your invite').first().waitFor();
    },
  },
  { name: 'notification-settings', path: '/settings/notifications', as: 'ada' },
  {
    name: 'profile',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await inNightSky(page, '/members');
      await page.getByRole('link', { name: 'Linus Torvalds' }).click();
      await page.getByRole('heading', { name: 'Linus Torvalds', level: 1 }).waitFor();
    },
  },
  {
    name: 'profile-own',
    path: '/u/ada',
    as: 'ada',
    prepare: (page) => page.getByRole('link', { name: 'Edit' }).waitFor(),
  },
  {
    name: 'profile-missing',
    path: '/u/nobody_at_all',
    as: 'ada',
    prepare: (page) => page.getByText('There is no profile here').waitFor(),
  },
  ...operatorScreens,
  { name: 'invite-unknown', path: '/invite#a-link-that-leads-nowhere-at-all' },
  { name: 'sign-up-first', path: '/sign-up#setup=the-code-of-a-new-server' },
  { name: 'appearance', path: '/settings/appearance', as: 'ada' },
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
      const problem = {
        ...{ type: 'about:blank', title: '', status: 403, code: 'account_deleted' },
        ...{ requestId: '0f2c1d-18', until: '2026-12-24T12:00:00.000Z' },
      };
      await page.route('**/api/sessions', (route) =>
        route.fulfill({
          status: 403,
          contentType: 'application/problem+json',
          body: JSON.stringify(problem),
        }),
      );
      await page.getByLabel('Username or e-mail').fill('ada');
      await page.getByRole('textbox', { name: 'Password' }).fill('correct horse battery');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('button', { name: 'Come back' }).waitFor();
    },
  },
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
