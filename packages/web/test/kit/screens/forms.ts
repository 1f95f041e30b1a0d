import type { Page } from 'playwright-core';
import type { Screen } from '../screen.ts';
import { as } from '../talk.ts';
import { heading, seen } from './as-if.ts';

const browser = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 15.1; rv:133.0) Gecko/20100101 Firefox/133.0';

/** What Grace has begun, as another device of hers keeps it. Kept already: then it is as it was. */
async function begun(page: Page): Promise<void> {
  const url = new URL(page.url()).origin;
  const { items } = await as(url, 'grace', 'GET', '/form-drafts');
  if (items.length > 0) return;
  await as(url, 'grace', 'PUT', '/form-drafts/screen-form', {
    ...{ type: 'bug_report', title: 'The calendar begins on Sunday', builtOn: 0, saveId: 'one' },
    description: 'I opened the weekend, and it stood at both ends of the week.\n\nI expected it at the end.',
    metadata: { page: '/c/observatory/channels/weekend', browser, window: '1440 × 900', version: '0.5.0' },
  });
}

/** What Linus and Margaret sent; sent already: then it is the same. */
async function reported(page: Page): Promise<void> {
  const url = new URL(page.url()).origin;
  const send = async (name: 'linus' | 'margaret', type: string, title: string, description: string) =>
    (
      await as(url, name, 'POST', '/feedback-reports', {
        ...{ type, title, description, clientKey: title.replaceAll(/\W+/g, '-') },
        metadata: { page: '/search', browser },
      })
    ).report;
  await send('linus', 'feature_request', 'Search by constellation', 'I know where it was, not when.');
  const slow = await send(
    'margaret',
    'bug_report',
    'Uploading a long exposure stops at 99 %',
    'A picture of 60 MB goes on for minutes, and then it says that nobody answers.',
  );
  await send('linus', 'bug_report', 'The moon is upside down', 'On the southern half it should be.');
  if (slow.state === 'open')
    await as(url, 'hedy', 'PATCH', `/operator/feedback/${slow.id}`, {
      ...{ state: 'planned', note: 'It is fixed in the next version.', version: slow.version },
    });
}

async function open(page: Page, name: string): Promise<void> {
  await page.goto('/settings/feedback');
  await heading(page, 'Feedback');
  await page.getByRole('main').getByRole('button', { name }).click();
}

export const formScreens: readonly Screen[] = [
  seen(
    'form-empty',
    'margaret',
    (page) => open(page, 'Suggest something'),
    (page) => page.getByText('This goes along, and nothing else:'),
  ),
  seen(
    'form-filled',
    'grace',
    async (page) => {
      await begun(page);
      await open(page, 'Report a problem');
    },
    (page) => page.getByText(/^Saved \d/),
  ),
  seen(
    'form-conflict',
    'grace',
    async (page) => {
      await begun(page);
      const url = new URL(page.url()).origin;
      const [draft] = (await as(url, 'grace', 'GET', '/form-drafts')).items;
      await open(page, 'Report a problem');
      await page.getByText(/^Saved \d/).waitFor();
      await page.route('**/api/form-drafts/*', async (route) => {
        const problem = {
          ...{ type: 'about:blank', title: '', status: 409 },
          ...{ code: 'draft_conflict', requestId: 'x', draft },
        };
        const body = JSON.stringify(problem);
        await route.fulfill({ status: 409, contentType: 'application/problem+json', body });
      });
      await page.getByLabel('What is wrong, in a few words').fill('The calendar begins on the wrong day');
    },
    (page) => page.getByRole('button', { name: 'Keep both' }),
  ),
  seen(
    'operator-feedback',
    'hedy',
    async (page) => {
      await reported(page);
      await page.goto('/operator/feedback');
    },
    (page) => page.getByText('Search by constellation'),
  ),
  seen(
    'operator-feedback-one',
    'hedy',
    async (page) => {
      await reported(page);
      await page.goto('/operator/feedback');
      await page.getByRole('button', { name: /^Read: Uploading/ }).click();
    },
    (page) => page.getByLabel('What you say to it'),
  ),
  // After the others: the first of them makes whoever runs the server.
  seen(
    'feedback',
    'margaret',
    async (page) => {
      await reported(page);
      await page.goto('/settings/feedback');
    },
    (page) => page.getByText(/It is fixed in the next version/),
  ),
];
