import type { Page } from 'playwright-core';
import { communityWith } from '../people.ts';
import type { Screen } from '../screen.ts';
import { as } from '../talk.ts';
import { heading } from './as-if.ts';

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

export const spaceScreens: readonly Screen[] = [
  {
    name: 'spaces',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await inFieldNotes(page, '');
      await page.getByRole('button', { name: 'Move Minutes up' }).waitFor();
    },
  },
  {
    name: 'space-new',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await inFieldNotes(page, '?make=true');
      await page.getByRole('dialog').getByLabel('Name').fill('Build your own');
    },
  },
  {
    name: 'space',
    path: '/',
    as: 'linus',
    prepare: async (page) => {
      await inFieldNotes(page, '/field-reports');
      await heading(page, 'Field reports');
    },
  },
  {
    name: 'space-members-only',
    path: '/',
    as: 'linus',
    prepare: async (page) => {
      await inFieldNotes(page, '/minutes?about=true');
      await page.getByRole('dialog').getByText('What was decided').waitFor();
    },
  },
  {
    name: 'space-settings',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await inFieldNotes(page, '/minutes?about=true');
      await page.getByRole('dialog').getByText('Anybody', { exact: true }).click();
      await page.getByText('What was posted here for members').waitFor();
    },
  },
  {
    name: 'space-archived',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await inFieldNotes(page, '/the-august-eclipse');
      await page.getByText('This space is archived').waitFor();
    },
  },
  {
    name: 'space-missing',
    path: '/',
    as: 'grace',
    prepare: async (page) => {
      await inFieldNotes(page, '/minutes');
      await page.getByText('There is no such space').waitFor();
    },
  },
  {
    name: 'space-visitor',
    path: '/',
    as: 'grace',
    only: 'phone',
    prepare: async (page) => {
      await inFieldNotes(page, '');
      await page.goto(`/c/${slug}`);
      await page.getByRole('link', { name: 'Field reports' }).waitFor();
    },
  },
];
