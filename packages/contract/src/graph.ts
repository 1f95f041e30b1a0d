import { z } from 'zod';
import { username } from './accounts.ts';
import { defineEvent } from './event.ts';
import { pageOf, pageQuery } from './page.ts';
import { person } from './people.ts';
import { defineRoute } from './route.ts';
import { id, time } from './values.ts';

/** How the reader stands to somebody. */
export const relation = z
  .object({
    closed: z.boolean().describe('to follow them is to ask them'),
    following: z.enum(['no', 'requested', 'yes']).describe('requested: they have not answered yet'),
    followsMe: z.boolean(),
    asksMe: z.boolean().describe('they wait to be let in'),
    friends: z.boolean(),
    muted: z.boolean().describe('their posts stay out of one’s feeds; only oneself knows'),
  })
  .meta({ id: 'Relation' });

const params = z.object({ userId: id });

export const followUser = defineRoute({
  name: 'followUser',
  tag: 'graph',
  method: 'PUT',
  path: '/follows/:userId',
  summary: 'Follow somebody: at once where their page is public, else they are asked. Twice is once',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden'],
  params,
  answer: z.object({ relation }),
});

export const unfollowUser = defineRoute({
  name: 'unfollowUser',
  tag: 'graph',
  method: 'DELETE',
  path: '/follows/:userId',
  summary: 'Follow them no more, or take a request back. A friendship stays',
  access: 'user',
  status: 204,
  errors: [],
  params,
});

export const listFollowRequests = defineRoute({
  name: 'listFollowRequests',
  tag: 'graph',
  method: 'GET',
  path: '/follow-requests',
  summary: 'Who would like to follow one and has no answer yet, the latest first',
  access: 'user',
  status: 200,
  errors: ['invalid_cursor'],
  query: pageQuery,
  answer: pageOf(z.object({ person, since: time })),
});

export const acceptFollow = defineRoute({
  name: 'acceptFollow',
  tag: 'graph',
  method: 'PUT',
  path: '/follow-requests/:userId',
  summary: 'Let somebody follow one who asked to. Who follows one already stays so',
  access: 'user',
  status: 204,
  errors: ['not_found'],
  params,
});

export const declineFollow = defineRoute({
  name: 'declineFollow',
  tag: 'graph',
  method: 'DELETE',
  path: '/follow-requests/:userId',
  summary: 'Turn a request away. They are not told, and may ask again',
  access: 'user',
  status: 204,
  errors: [],
  params,
});

export const removeFollower = defineRoute({
  name: 'removeFollower',
  tag: 'graph',
  method: 'DELETE',
  path: '/followers/:userId',
  summary: 'Have somebody follow one no more. They are not told; a friendship stays',
  access: 'user',
  status: 204,
  errors: [],
  params,
});

export const unfriend = defineRoute({
  name: 'unfriend',
  tag: 'graph',
  method: 'DELETE',
  path: '/friends/:userId',
  summary: 'End a friendship. Who follows whom stays; it begins again with a new follow alone',
  access: 'user',
  status: 204,
  errors: [],
  params,
});

export const muteUser = defineRoute({
  name: 'muteUser',
  tag: 'graph',
  method: 'PUT',
  path: '/mutes/:userId',
  summary: 'Keep somebody’s posts out of one’s feeds. They are not told',
  access: 'user',
  status: 204,
  errors: ['not_found', 'forbidden'],
  params,
});

export const unmuteUser = defineRoute({
  name: 'unmuteUser',
  tag: 'graph',
  method: 'DELETE',
  path: '/mutes/:userId',
  summary: 'Have their posts in one’s feeds again',
  access: 'user',
  status: 204,
  errors: [],
  params,
});

export const listMutes = defineRoute({
  name: 'listMutes',
  tag: 'graph',
  method: 'GET',
  path: '/mutes',
  summary: 'Whom one has muted, the latest first',
  access: 'user',
  status: 200,
  errors: ['invalid_cursor'],
  query: pageQuery,
  answer: pageOf(z.object({ person, since: time })),
});

/** Which people of somebody a list shows. */
export const peopleLists = ['followers', 'following', 'friends'] as const;
export type PeopleList = (typeof peopleLists)[number];

const peopleOf = <List extends PeopleList>(list: List, name: string, whose: string) =>
  defineRoute({
    name,
    tag: 'graph',
    method: 'GET',
    path: `/profiles/:username/${list}`,
    summary: `${whose}, the latest first; for whoever may read the page, and only people whom the reader may know of`,
    access: 'user',
    status: 200,
    errors: ['not_found', 'invalid_cursor'],
    params: z.object({ username }),
    query: pageQuery.extend({
      search: z.string().trim().max(100).optional().describe('how a name or username begins'),
    }),
    answer: pageOf(
      z.object({ person, since: time, relation: relation.nullable().describe('null: the reader') }),
    ),
  });

export const listFollowers = peopleOf('followers', 'listFollowers', 'Somebody’s followers');
export const listFollowing = peopleOf('following', 'listFollowing', 'Whom somebody follows');
export const listFriends = peopleOf('friends', 'listFriends', 'Somebody’s friends');

export const followChanged = defineEvent({
  type: 'follow.changed',
  summary:
    'How one stands to somebody has changed: a follow, a request, a friendship or a mute; sent to the devices of whom it concerns',
  audience: 'client',
  payload: z.object({ userId: id.describe('the other of the two') }),
  example: { userId: '1439672833925283841' },
});

export type Relation = z.output<typeof relation>;
