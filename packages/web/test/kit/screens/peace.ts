import type { Page } from 'playwright-core';
import type { Screen } from '../screen.ts';
import { as, communityThatTalks, type Talk } from '../talk.ts';
import { heading } from './as-if.ts';

const slug = 'quiet-hill';
const stories = new Map<string, Promise<Story>>();

interface Story extends Talk {
  /** Between Grace, who has blocked her, and Margaret. */
  readonly direct: string;
}

/** Told once for each server. Grace has blocked Margaret and reported her, here and in private; Ada has muted her. */
export function peaceOn(page: Page): Promise<Story> {
  const url = new URL(page.url()).origin;
  const told = stories.get(url) ?? tell(url);
  stories.set(url, told);
  return told;
}

async function tell(url: string): Promise<Story> {
  const talk = await communityThatTalks(url, slug, [], ['grace', 'margaret']);
  const general = { channelId: talk.channels.general ?? '' };
  const { user } = await as(url, 'margaret', 'GET', '/users/me');
  const { conversation } = await as(url, 'grace', 'POST', '/conversations', { userIds: [user.id] });
  await talk.say('margaret', 'Do you come on Sunday?', { conversationId: conversation.id });
  const lenses = await talk.say('margaret', 'Buy lenses here: https://example.org/lenses', general);
  const { channel } = await as(url, 'grace', 'POST', `/communities/${talk.communityId}/channels`, {
    ...{ name: 'hilltop', visibility: 'private' },
  });
  await as(url, 'grace', 'POST', `/channels/${channel.id}/members`, { userIds: [user.id] });
  await talk.say('grace', 'Who takes the first watch?', { channelId: channel.id });
  const rude = await talk.say('margaret', 'Not somebody as slow as you.', { channelId: channel.id });
  const report = { reason: 'harassment', words: 'Third time this week.', before: 1 };
  await as(url, 'grace', 'POST', `/messages/${lenses.id}/report`, { reason: 'spam' });
  await as(url, 'grace', 'POST', `/messages/${rude.id}/report`, report);
  await talk.say('grace', 'The hill is quiet tonight.', general);
  await as(url, 'grace', 'PUT', `/blocks/${user.id}`);
  const { member } = await as(url, 'ada', 'GET', `/communities/${talk.communityId}/people/${user.id}`);
  const mute = { until: null, reason: 'Advertising, after being asked not to.' };
  await as(url, 'ada', 'PUT', `/members/${member.id}/mute`, mute);
  return { ...talk, direct: conversation.id };
}

async function onHill(page: Page): Promise<void> {
  await peaceOn(page);
  await page.goto(`/c/${slug}/channels/general`);
  await heading(page, 'general');
  await page.getByText('The hill is quiet tonight.').waitFor();
}

async function inDirect(page: Page, other: string): Promise<void> {
  const { direct } = await peaceOn(page);
  await page.goto(`/messages/${direct}`);
  await heading(page, other);
}

export const peaceScreens: readonly Screen[] = [
  {
    name: 'blocks-empty',
    path: '/settings/blocked',
    as: 'ada',
    prepare: (page) => page.getByText('You have blocked nobody').waitFor(),
  },
  {
    name: 'blocks',
    path: '/',
    as: 'grace',
    prepare: async (page) => {
      await peaceOn(page);
      await page.goto('/settings/blocked');
      await page.getByRole('button', { name: 'Unblock Margaret Hamilton' }).waitFor();
    },
  },
  {
    name: 'blocks-folded',
    path: '/',
    as: 'grace',
    prepare: async (page) => {
      await onHill(page);
      await page.getByRole('button', { name: /^Message of somebody you blocked/ }).waitFor();
    },
  },
  {
    name: 'blocks-direct',
    path: '/',
    as: 'grace',
    prepare: async (page) => {
      await inDirect(page, 'Margaret Hamilton');
      await page.getByText('You have blocked Margaret Hamilton.').waitFor();
    },
  },
  {
    name: 'blocks-direct-theirs',
    path: '/',
    as: 'margaret',
    prepare: async (page) => {
      await inDirect(page, 'Grace Hopper');
      await page.getByText('You cannot write to them.').waitFor();
    },
  },
  {
    name: 'mute-channel',
    path: '/',
    as: 'margaret',
    prepare: async (page) => {
      await onHill(page);
      await page.getByText(/^You cannot write in this community/).waitFor();
    },
  },
  {
    name: 'mute-members',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await peaceOn(page);
      await page.goto(`/c/${slug}/members`);
      await page.getByText('Muted until somebody lifts it.').waitFor();
    },
  },
  {
    name: 'mute-dialog',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await onHill(page);
      await page.getByRole('article').filter({ hasText: 'The hill is quiet' }).focus();
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: 'Mute or suspend Grace Hopper' }).click();
      await page.getByRole('dialog').getByLabel('For how long').waitFor();
    },
  },
  {
    name: 'reports',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await peaceOn(page);
      await page.goto(`/c/${slug}/reports`);
      await page.getByText('Not somebody as slow as you.').waitFor();
    },
  },
  {
    name: 'reports-empty',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await peaceOn(page);
      await page.goto(`/c/${slug}/reports?show=handled`);
      await page.getByText('Nothing was handled yet').waitFor();
    },
  },
  {
    name: 'reports-dialog',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await onHill(page);
      await page.getByRole('article').filter({ hasText: 'The hill is quiet' }).focus();
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: 'Report', exact: true }).click();
      await page.getByRole('dialog').getByText('The hill is quiet').waitFor();
    },
  },
  {
    name: 'blocks-profile',
    path: '/',
    as: 'grace',
    prepare: async (page) => {
      await peaceOn(page);
      await page.goto('/u/margaret');
      await page.getByRole('heading', { name: 'You have blocked Margaret Hamilton.' }).waitFor();
    },
  },
];
