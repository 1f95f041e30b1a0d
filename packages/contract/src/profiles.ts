import { z } from 'zod';
import { profileVisibility, username } from './accounts.ts';
import { defineEvent } from './event.ts';
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
    bio: z.string(),
    joinedAt: time,
    visibility: profileVisibility.nullable().describe('for oneself alone; null: somebody else’s'),
    shared: z
      .array(z.object({ id, name: z.string(), slug: z.string() }))
      .describe(`communities that the reader is in, too; ${sharedShown} at most`),
    may: z.object({ edit: z.boolean() }),
  })
  .meta({ id: 'Profile' });

export const getProfile = defineRoute({
  name: 'getProfile',
  tag: 'profiles',
  method: 'GET',
  path: '/profiles/:username',
  summary: 'Somebody’s page. One that may not be read is not there',
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
