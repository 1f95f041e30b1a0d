import type { Page } from 'playwright-core';
import type { Screen } from '../screen.ts';
import { as, communityThatTalks, type Talk } from '../talk.ts';
import { heading, seen } from './as-if.ts';

const slug = 'quiet-hill';
const stories = new Map<string, Promise<Story>>();

interface Story extends Talk {
  /** Between Grace, who has blocked her, and Margaret. */
  readonly direct: string;
  /** Grace's, with an advertisement under it. */
  readonly postId: string;
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
  const { items: spaces } = await as(url, 'ada', 'GET', `/communities/${talk.communityId}/spaces`);
  const publish = async (name: 'grace' | 'margaret', more: object) =>
    (await as(url, name, 'POST', '/posts', { clientKey: crypto.randomUUID(), ...more })).post as {
      id: string;
    };
  const post = await publish('grace', {
    ...{ type: 'text_short', content: 'Seven hours of dark sky, and a thermos.', spaceId: spaces[0].id },
  });
  const shop = await publish('margaret', {
    ...{ type: 'status', content: 'Thermos bottles, half price, this week only.', parentId: post.id },
  });
  await as(url, 'grace', 'POST', `/posts/${shop.id}/report`, { reason: 'spam' });
  await talk.say('grace', 'The hill is quiet tonight.', general);
  await as(url, 'grace', 'PUT', `/blocks/${user.id}`);
  const { member } = await as(url, 'ada', 'GET', `/communities/${talk.communityId}/people/${user.id}`);
  const mute = { until: null, reason: 'Advertising, after being asked not to.' };
  await as(url, 'ada', 'PUT', `/members/${member.id}/mute`, mute);
  return { ...talk, direct: conversation.id, postId: post.id };
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

/** One thing that is said on the hill, with what one may do about it. */
async function menuOnHill(page: Page, choice: string): Promise<void> {
  await onHill(page);
  await page.getByRole('article').filter({ hasText: 'The hill is quiet' }).focus();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: choice, exact: true }).click();
}

const at = (path: string) => async (page: Page) => {
  await peaceOn(page);
  await page.goto(path);
};

export const peaceScreens: readonly Screen[] = [
  {
    name: 'blocks-empty',
    path: '/settings/blocked',
    as: 'ada',
    prepare: (page) => page.getByText('You have blocked nobody').waitFor(),
  },
  seen('blocks', 'grace', at('/settings/blocked'), (page) =>
    page.getByRole('button', { name: 'Unblock Margaret Hamilton' }),
  ),
  seen('blocks-folded', 'grace', onHill, (page) =>
    page.getByRole('button', { name: /^Message of somebody you blocked/ }),
  ),
  seen(
    'blocks-direct',
    'grace',
    (page) => inDirect(page, 'Margaret Hamilton'),
    (page) => page.getByText('You have blocked Margaret Hamilton.'),
  ),
  seen(
    'blocks-direct-theirs',
    'margaret',
    (page) => inDirect(page, 'Grace Hopper'),
    (page) => page.getByText('You cannot write to them.'),
  ),
  seen('mute-channel', 'margaret', onHill, (page) => page.getByText(/^You cannot write in this community/)),
  seen('mute-members', 'ada', at(`/c/${slug}/members`), (page) =>
    page.getByText('Muted until somebody lifts it.'),
  ),
  seen(
    'mute-dialog',
    'ada',
    (page) => menuOnHill(page, 'Mute or suspend Grace Hopper'),
    (page) => page.getByRole('dialog').getByLabel('For how long'),
  ),
  seen('reports', 'ada', at(`/c/${slug}/reports`), (page) => page.getByText('Not somebody as slow as you.')),
  seen('reports-empty', 'ada', at(`/c/${slug}/reports?show=handled`), (page) =>
    page.getByText('Nothing was handled yet'),
  ),
  seen(
    'reports-dialog',
    'ada',
    (page) => menuOnHill(page, 'Report'),
    (page) => page.getByRole('dialog').getByText('The hill is quiet'),
  ),
  seen(
    'reports-post',
    'ada',
    async (page) => {
      const { postId } = await peaceOn(page);
      await page.goto(`/posts/${postId}`);
      await page.getByRole('button', { name: 'Report', exact: true }).first().click();
    },
    (page) => page.getByRole('dialog').getByText('Seven hours of dark sky'),
  ),
  seen('blocks-profile', 'grace', at('/u/margaret'), (page) =>
    page.getByRole('heading', { name: 'You have blocked Margaret Hamilton.' }),
  ),
];
