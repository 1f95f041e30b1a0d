import type { Page } from 'playwright-core';
import { cookieOf } from '../people.ts';
import type { Screen } from '../screen.ts';

/** A quarter of a year, with a week on which nobody measured. */
const someDays = Array.from({ length: 90 }, (_, n) => ({
  day: new Date(Date.UTC(2026, 7, 24 + n)).toISOString().slice(0, 10),
  people: 40 + n * 3,
  newPeople: (n * 7) % 11,
  activePeople: n > 50 && n < 58 ? null : 20 + ((n * 5) % 13) + n,
  storedBytes: n > 50 && n < 58 ? null : (20 + n) * 2 ** 20,
}));

async function idOfLinus(page: Page): Promise<string> {
  // Whoever is drawn first may be the first to need him.
  await cookieOf(new URL(page.url()).origin, 'linus');
  const found = await page.request.get('/api/operator/people?begins=linus');
  return (await found.json()).items[0].id;
}

async function openPerson(page: Page): Promise<void> {
  await page.goto(`/operator/people/${await idOfLinus(page)}`);
  await page.getByRole('button', { name: 'Suspend' }).waitFor();
}

/** What whoever runs the server sees. */
export const operatorScreens: readonly Screen[] = [
  {
    name: 'operator',
    path: '/operator',
    as: 'hedy',
    prepare: async (page) => {
      await page.route('**/api/operator/figures?*', (route) => route.fulfill({ json: { days: someDays } }));
      await page.reload();
      await page.getByRole('img', { name: 'New each day' }).waitFor();
    },
  },
  {
    name: 'operator-people',
    path: '/operator/people',
    as: 'hedy',
    prepare: (page) => page.getByRole('link', { name: /Hedy Lamarr/ }).waitFor(),
  },
  {
    name: 'operator-people-none',
    path: '/operator/people?begins=nobody_at_all',
    as: 'hedy',
    prepare: (page) => page.getByText('Nobody is called that').waitFor(),
  },
  { name: 'operator-person', path: '/operator/people', as: 'hedy', prepare: openPerson },
  {
    name: 'operator-suspend',
    path: '/operator/people',
    as: 'hedy',
    prepare: async (page) => {
      await openPerson(page);
      await page.getByRole('button', { name: 'Suspend' }).click();
      await page.getByLabel(/^Why/).waitFor();
    },
  },
  {
    name: 'operator-tier',
    path: '/operator/people',
    as: 'hedy',
    prepare: async (page) => {
      const mb = 1024 ** 2;
      const userId = await idOfLinus(page);
      // More than one of the smaller tiers has room for.
      await page.route('**/api/operator/people/*', async (route) => {
        const response = await route.fetch();
        const { person } = (await response.json()) as { person: { storage: object } };
        const byKind = { images: 310 * mb, videos: 640 * mb, audio: 130 * mb, other: 12 * mb };
        const storage = { ...person.storage, byKind, usedBytes: 1092 * mb, quotaBytes: 5120 * mb };
        await route.fulfill({ response, json: { person: { ...person, storage } } });
      });
      await page.goto(`/operator/people/${userId}`);
      await page.getByRole('button', { name: 'Change the tier' }).click();
      await page.getByRole('radio', { name: 'Basic' }).click();
      await page.getByText('Nothing is deleted').waitFor();
    },
  },
  {
    name: 'operator-communities',
    path: '/operator/communities',
    as: 'hedy',
    prepare: async (page) => {
      await page.request.post('/api/communities', { data: { name: 'Radio', slug: 'radio' } });
      await page.goto('/operator/communities?begins=radio');
      await page.getByRole('link', { name: /Radio of Hedy/ }).waitFor();
    },
  },
  {
    name: 'operator-community',
    path: '/operator/communities',
    as: 'hedy',
    prepare: async (page) => {
      await page.request.post('/api/communities', { data: { name: 'Radio', slug: 'radio' } });
      await page.goto('/operator/communities?begins=radio');
      await page.getByRole('link', { name: /Radio of Hedy/ }).click();
      await page.getByLabel('Username of the new owner').waitFor();
    },
  },
  {
    name: 'operator-mails',
    path: '/operator/mails',
    as: 'hedy',
    prepare: (page) =>
      page
        .getByRole('button', { name: /^Read: / })
        .first()
        .waitFor(),
  },
  {
    name: 'operator-mail-read',
    path: '/operator/mails',
    as: 'hedy',
    prepare: async (page) => {
      await page
        .getByRole('button', { name: /^Read: / })
        .first()
        .click();
      await page.getByRole('button', { name: 'Read it' }).click();
      await page.getByRole('heading', { name: /^Mail to/ }).waitFor();
    },
  },
  {
    name: 'operator-jobs-none',
    path: '/operator/jobs',
    as: 'hedy',
    prepare: (page) => page.getByText('Nothing has failed').waitFor(),
  },
  {
    name: 'operator-jobs-failed',
    path: '/operator/jobs',
    as: 'hedy',
    prepare: async (page) => {
      const job = { id: '12', name: 'mail.deliver', state: 'failed', attempts: 20, maxAttempts: 20 };
      const at = '2026-11-20T09:30:00.000Z';
      const failed = { ...job, runAt: at, finishedAt: at, lastError: 'the mail server hung up: ECONNRESET' };
      await page.route('**/api/operator/jobs?*', (route) =>
        route.fulfill({ json: { items: [failed], nextCursor: null } }),
      );
      await page.reload();
      await page.getByRole('button', { name: /^Try again/ }).waitFor();
    },
  },
  {
    name: 'operator-audit',
    path: '/operator/audit',
    as: 'hedy',
    prepare: async (page) => {
      await page.request.put(`/api/operator/people/${await idOfLinus(page)}/role`, {
        data: { role: 'admin' },
      });
      await page.request.put(`/api/operator/people/${await idOfLinus(page)}/role`, {
        data: { role: 'user' },
      });
      await page.reload();
      await page.getByText('role: user').first().waitFor();
    },
  },
  {
    name: 'operator-audit-none',
    path: '/operator/audit?person=nobody_at_all',
    as: 'hedy',
    prepare: (page) => page.getByText('Nothing of this kind is on record').waitFor(),
  },
  {
    name: 'operator-notices',
    path: '/operator/notices',
    as: 'hedy',
    prepare: async (page) => {
      await page.request.post('/api/operator/notices', {
        data: { text: 'The server rests on Sunday at six in the morning, for half an hour.' },
      });
      await page.reload();
      await page
        .getByText(/people? told/)
        .first()
        .waitFor();
    },
  },
];
