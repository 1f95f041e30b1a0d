import type { Screen } from '../screen.ts';
import { inNightSky } from './night-sky.ts';

export const profileScreens: readonly Screen[] = [
  {
    name: 'profile',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await inNightSky(page, '/members');
      await page.getByRole('main').getByRole('link', { name: 'Linus Torvalds' }).click();
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
];
