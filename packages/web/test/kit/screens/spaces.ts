import type { Page } from 'playwright-core';
import { communityWith } from '../people.ts';
import type { Screen } from '../screen.ts';
import { as } from '../talk.ts';
import { seen } from './as-if.ts';

const slug = 'field-notes';
const told = new Map<string, Promise<void>>();

/** Ada's community with some boards in it, made once for each server; Linus is in it, Grace is not. */
async function inFieldNotes(page: Page, place: string): Promise<void> {
  const url = new URL(page.url()).origin;
  const story = told.get(url) ?? tell(url);
  told.set(url, story);
  await story;
  await page.goto(`/c/${slug}/spaces${place}`);
}

async function tell(url: string): Promise<void> {
  const { community } = await as(url, 'ada', 'POST', '/communities', {
    ...{ name: 'Field Notes', slug, description: 'What was seen, written down.', visibility: 'public' },
  });
  await communityWith(url, 'linus', slug);
  const make = async (name: string, description: string, visibility = 'public') =>
    (
      await as(url, 'ada', 'POST', `/communities/${community.id}/spaces`, {
        ...{ name, description, visibility },
      })
    ).space as { id: string };
  await make('Field reports', 'A night, a place, an instrument, and what was to be seen through it');
  await make('Minutes', 'What was decided, and by whom', 'private');
  const { id } = await make('The August eclipse', 'Plans, trains and pictures from 12 August');
  await as(url, 'ada', 'PATCH', `/spaces/${id}`, { archived: true });
}

const at = (place: string) => (page: Page) => inFieldNotes(page, place);

export const spaceScreens: readonly Screen[] = [
  seen('spaces', 'ada', at(''), (page) => page.getByRole('button', { name: 'Move Minutes up' })),
  seen(
    'space-new',
    'ada',
    async (page) => {
      await inFieldNotes(page, '?make=true');
      await page.getByRole('dialog').getByLabel('Name').fill('Build your own');
    },
    (page) => page.getByRole('dialog').getByRole('button', { name: 'Make it' }),
  ),
  seen('space', 'linus', at('/field-reports'), (page) => page.getByText('Nothing is posted here yet')),
  seen('space-members-only', 'linus', at('/minutes?about=true'), (page) =>
    page.getByRole('dialog').getByText('What was decided'),
  ),
  seen(
    'space-settings',
    'ada',
    async (page) => {
      await inFieldNotes(page, '/minutes?about=true');
      await page.getByRole('dialog').getByText('Anybody', { exact: true }).click();
    },
    (page) => page.getByText('What was posted here for members'),
  ),
  seen('space-archived', 'ada', at('/the-august-eclipse'), (page) =>
    page.getByText('This space is archived'),
  ),
  seen('space-missing', 'grace', at('/minutes'), (page) => page.getByText('There is no such space')),
  {
    ...seen(
      'space-visitor',
      'grace',
      async (page) => {
        await inFieldNotes(page, '');
        await page.goto(`/c/${slug}`);
      },
      (page) => page.getByRole('link', { name: 'Field reports' }),
    ),
    only: 'phone',
  },
];
