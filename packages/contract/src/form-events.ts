import { z } from 'zod';
import { defineEvent } from './event.ts';
import { formTypes } from './form-states.ts';
import { id } from './values.ts';

const payload = z.object({ draftId: id, type: z.enum(formTypes), clientKey: z.string(), revision: z.int() });
const example = {
  draftId: '1439672833925283895',
  type: 'bug_report',
  clientKey: 'b3c1f0de-5f0e-4b8e-9a52-0f2f4c7f1a10',
  revision: 3,
} as const;

export const formDraftSaved = defineEvent({
  type: 'form_draft.saved',
  summary: "A form was saved: which and how often, never what it says; to one's own devices",
  audience: 'client',
  payload,
  example,
});

export const formDraftSubmitted = defineEvent({
  type: 'form_draft.submitted',
  summary: "A form was sent; to one's own devices",
  audience: 'client',
  payload,
  example,
});

export const formDraftDiscarded = defineEvent({
  type: 'form_draft.discarded',
  summary: "A form was thrown away; to one's own devices",
  audience: 'client',
  payload,
  example,
});

export const feedbackChanged = defineEvent({
  type: 'feedback.changed',
  summary: "Something that one sent is there, or has another state; to one's own devices",
  audience: 'client',
  payload: z.object({ reportId: id, version: z.int() }),
  example: { reportId: '1439672833925283896', version: 2 },
});
