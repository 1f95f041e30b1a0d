import type { Screen } from '../screen.ts';
import { heading } from './as-if.ts';
import { inNightSky } from './night-sky.ts';

export const communityScreens: readonly Screen[] = [
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
      await page.goto('/c/compilers/about');
      await page.getByText('You are the only one here').waitFor();
    },
  },
  {
    name: 'community',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await inNightSky(page, '/about');
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
];
