import { z } from 'zod';
import { defineEvent } from './event.ts';
import { id } from './values.ts';

const payload = z.object({
  draftId: id,
  clientKey: z.string(),
  spaceId: id.nullable(),
  parentId: id.nullable(),
  revision: z.int(),
});
const example = {
  draftId: '1439672833925283890',
  clientKey: 'b3c1f0de-5f0e-4b8e-9a52-0f2f4c7f1a10',
  spaceId: '1439672833925283870',
  parentId: null,
  revision: 3,
};

export const postDraftSaved = defineEvent({
  type: 'post_draft.saved',
  summary: "A draft of a post was saved: which and how often, never what it says; to one's own devices",
  audience: 'client',
  payload,
  example,
});

export const postDraftPublished = defineEvent({
  type: 'post_draft.published',
  summary: "A draft has become a post; to one's own devices",
  audience: 'client',
  payload,
  example,
});

export const postDraftDiscarded = defineEvent({
  type: 'post_draft.discarded',
  summary: "A draft of a post was thrown away; to one's own devices",
  audience: 'client',
  payload,
  example,
});
