import { acceptedBy } from '../people.ts';
import type { Screen } from '../screen.ts';
import { inNightSky } from './night-sky.ts';

export const notificationScreens: readonly Screen[] = [
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
];
