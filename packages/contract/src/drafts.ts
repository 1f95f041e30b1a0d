import { z } from 'zod';
import { defineEvent } from './event.ts';
import { limits } from './limits.ts';
import { attachment } from './media.ts';
import { clientKey, destination, mediaIds } from './messages.ts';
import { pageOf, pageQuery } from './page.ts';
import { defineRoute } from './route.ts';
import { id, time } from './values.ts';

const content = z
  .string()
  .max(limits.messageContent.max)
  .describe('as it was typed, also when it is not whole');

/** What somebody is writing, and nobody else sees. It lives where the message will live. */
export const draft = z
  .object({
    id,
    to: destination,
    content,
    attachments: z.array(attachment),
    clientKey: clientKey.describe('sending it under this key makes the draft the message'),
    revision: z.int().describe('grows with every save'),
    savedAt: time,
  })
  .meta({ id: 'Draft' });

export const placedDraft = draft
  .extend({
    communityId: id.nullable().describe('null: a direct conversation'),
    where: z
      .string()
      .describe('the name of the channel, of the people, or of the goal; empty where one may no longer know'),
    answers: z.string().nullable().describe('the beginning of the message that it answers'),
  })
  .meta({ id: 'PlacedDraft' });

export const listDrafts = defineRoute({
  name: 'listDrafts',
  tag: 'drafts',
  method: 'GET',
  path: '/drafts',
  summary: 'All that one has begun to write and not sent, the latest first',
  access: 'user',
  status: 200,
  errors: ['invalid_cursor'],
  query: pageQuery,
  answer: pageOf(placedDraft),
});

export const draftCounts = z
  .object({
    messages: z.int().describe('in channels, conversations and goals'),
    posts: z.int().describe('and comments'),
    forms: z.int().describe('problems and suggestions to whoever runs the server'),
  })
  .meta({ id: 'DraftCounts' });

export const countDrafts = defineRoute({
  name: 'countDrafts',
  tag: 'drafts',
  method: 'GET',
  path: '/drafts/count',
  summary: 'How much one has begun and not finished, of every kind. What waits for its time is finished',
  access: 'user',
  status: 200,
  errors: [],
  answer: draftCounts,
});

export const saveDraft = defineRoute({
  name: 'saveDraft',
  tag: 'drafts',
  method: 'PUT',
  path: '/drafts',
  summary:
    'Keep what is being written. `builtOn` is the revision that it goes on from, 0 for a new one. A repeated save, and one of the same text, succeed; another text on an older revision is a conflict, and so is another draft of one’s own in the same place: `draft` beside the error is what is kept. Saving neither text nor files throws it away',
  access: 'user',
  status: 200,
  errors: [
    ...(['not_found', 'not_in_channel', 'draft_conflict', 'draft_sent', 'channel_archived'] as const),
    ...(['media_in_use', 'forbidden', 'goal_archived'] as const),
  ],
  body: z.object({
    to: destination,
    content,
    mediaIds: mediaIds.describe('the files that hang on it now, in their order'),
    clientKey,
    saveId: z.string().min(1).max(limits.saveId.max).describe('of this save: sent again, it is the same one'),
    builtOn: z.int().min(0).max(1_000_000_000),
  }),
  answer: z.object({ draft: draft.nullable().describe('null: there is nothing in it') }),
});

export const discardDraft = defineRoute({
  name: 'discardDraft',
  tag: 'drafts',
  method: 'DELETE',
  path: '/drafts/:draftId',
  summary: 'Throw a draft away',
  access: 'user',
  status: 204,
  errors: ['not_found'],
  params: z.object({ draftId: id }),
});

const example = {
  draftId: '1439672833925283880',
  to: { channelId: '1439672833925283850' },
  clientKey: 'b3c1f0de-5f0e-4b8e-9a52-0f2f4c7f1a10',
  revision: 3,
};
const payload = z.object({ draftId: id, to: destination, clientKey, revision: z.int() });

export const draftSaved = defineEvent({
  type: 'draft.saved',
  summary: "A draft was saved: which and how often, never its text; to one's own devices",
  audience: 'client',
  payload,
  example,
});

export const draftSent = defineEvent({
  type: 'draft.sent',
  summary: "A draft has become a message; to one's own devices",
  audience: 'client',
  payload,
  example,
});

export const draftDiscarded = defineEvent({
  type: 'draft.discarded',
  summary: "A draft was thrown away; to one's own devices",
  audience: 'client',
  payload,
  example,
});

export type Draft = z.output<typeof draft>;
export type DraftCounts = z.output<typeof draftCounts>;
export type PlacedDraft = z.output<typeof placedDraft>;
