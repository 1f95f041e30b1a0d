import type { Screen } from '../screen.ts';
import { heading } from './as-if.ts';
import { nightSky } from './night-sky.ts';

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

export const homeScreens: readonly Screen[] = [
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
];

export const appearanceScreens: readonly Screen[] = [
  { name: 'appearance', path: '/settings/appearance', as: 'ada' },
];

export const frameScreens: readonly Screen[] = [
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
