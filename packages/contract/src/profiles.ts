import { z } from 'zod';
import { profileVisibility, username } from './accounts.ts';
import { defineEvent } from './event.ts';
import { relation } from './graph.ts';
import { defineRoute } from './route.ts';
import { avatar, id, time } from './values.ts';

/** The first of the communities that two people share; rarely are there more. */
export const sharedShown = 50;

/** Somebody's page, as whoever may read it sees it. */
export const profile = z
  .object({
    id,
    username: z.string(),
    displayName: z.string(),
    avatar,
    limited: z
      .boolean()
      .describe('true: the page is closed to the reader, who sees the name, the picture and how to ask'),
    bio: z.string().describe('empty on a page that is closed'),
    joinedAt: time,
    visibility: profileVisibility.nullable().describe('for oneself alone; null: somebody else’s'),
    shared: z
      .array(z.object({ id, name: z.string(), slug: z.string() }))
      .describe(`communities that the reader is in, too; ${sharedShown} at most`),
    relation: relation.nullable().describe('null: oneself'),
    counts: z
      .object({ followers: z.int(), following: z.int(), friends: z.int() })
      .nullable()
      .describe('of all, also whom the lists leave out for the reader; null: the page is closed'),
    may: z.object({ edit: z.boolean(), follow: z.boolean(), mute: z.boolean() }),
  })
  .meta({ id: 'Profile' });

export const getProfile = defineRoute({
  name: 'getProfile',
  tag: 'profiles',
  method: 'GET',
  path: '/profiles/:username',
  summary:
    'Somebody’s page. Closed to the reader, it is limited; of somebody whom the reader does not know, it is not there',
  access: 'user',
  status: 200,
  errors: ['not_found'],
  params: z.object({ username }),
  answer: z.object({ profile }),
});

export const personChanged = defineEvent({
  type: 'person.changed',
  summary: 'Somebody has another name or picture; sent to each of their communities',
  audience: 'client',
  payload: z.object({ person: z.object({ id, username: z.string(), displayName: z.string(), avatar }) }),
  example: {
    person: { id: '1439672833925283841', username: 'ada', displayName: 'Ada Lovelace', avatar: null },
  },
});

export type Profile = z.output<typeof profile>;
