import { acceptedBy } from '../people.ts';
import type { Screen } from '../screen.ts';
import { as } from '../talk.ts';
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
  {
    name: 'reminder-settings',
    path: '/settings/notifications',
    as: 'grace',
    prepare: async (page) => {
      const settings = {
        nudge: { on: true, at: '19:00' },
        digest: { on: true, at: '08:00' },
        ...{ zone: 'Pacific/Chatham', byNotification: true, byMail: false },
      };
      await as(new URL(page.url()).origin, 'grace', 'PUT', '/reminder-settings', settings);
      await page.reload();
      await page.getByLabel('Your time zone').scrollIntoViewIfNeeded();
    },
  },
];
