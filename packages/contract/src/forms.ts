import { z } from 'zod';
import { feedbackStates, formTypes } from './form-states.ts';
import { limits } from './limits.ts';
import { clientKey } from './messages.ts';
import { pageOf, pageQuery } from './page.ts';
import { defineRoute } from './route.ts';
import { id, time } from './values.ts';

export const formType = z.enum(formTypes).meta({ id: 'FormType' });
export const feedbackState = z.enum(feedbackStates).meta({ id: 'FeedbackState' });

/** What helps whoever reads it. Its writer sees it before it is sent, and may leave it out. */
export const formMetadata = z
  .object({
    page: z.string().max(300).describe('the address at which it was begun, without what stands behind a ?'),
    browser: z.string().max(400),
    window: z.string().max(40),
    version: z.string().max(60).describe('of this server'),
  })
  .partial()
  .meta({ id: 'FormMetadata' });

const title = z.string().max(limits.formTitle.max);
const description = z.string().max(limits.formDescription.max);

/** What somebody is writing to whoever runs the server, and nobody else sees. */
export const formDraft = z
  .object({
    id,
    type: formType,
    clientKey: clientKey.describe('sending it under this key makes the draft the report'),
    title: title.describe('as it was typed, also when it is not whole'),
    description,
    metadata: formMetadata,
    revision: z.int().describe('grows with every save'),
    savedAt: time,
  })
  .meta({ id: 'FormDraft' });

export const listFormDrafts = defineRoute({
  name: 'listFormDrafts',
  tag: 'forms',
  method: 'GET',
  path: '/form-drafts',
  summary: 'The forms that one has begun and not sent, the latest first: at most one of each type',
  access: 'user',
  status: 200,
  errors: [],
  answer: z.object({ items: z.array(formDraft) }),
});

export const saveFormDraft = defineRoute({
  name: 'saveFormDraft',
  tag: 'forms',
  method: 'PUT',
  path: '/form-drafts/:clientKey',
  summary:
    'Keep what is being written. `builtOn` is the revision that it goes on from, 0 for a new one. A repeated save, and one that says the same, succeed; something else on an older revision is a conflict, and so is another form of the same type: `draft` beside the error is what is kept. Saving nothing throws it away',
  access: 'user',
  status: 200,
  errors: ['draft_conflict', 'draft_sent'],
  params: z.object({ clientKey }),
  body: z.object({
    type: formType,
    title: title.default(''),
    description: description.default(''),
    metadata: formMetadata.default({}),
    saveId: z.string().min(1).max(limits.saveId.max).describe('of this save: sent again, it is the same one'),
    builtOn: z.int().min(0).max(1_000_000_000),
  }),
  answer: z.object({ draft: formDraft.nullable().describe('null: there is nothing in it') }),
});

export const discardFormDraft = defineRoute({
  name: 'discardFormDraft',
  tag: 'forms',
  method: 'DELETE',
  path: '/form-drafts/:clientKey',
  summary: 'Throw a form away that was begun',
  access: 'user',
  status: 204,
  errors: ['not_found'],
  params: z.object({ clientKey }),
});

/** What was sent, as its sender sees it. */
export const feedbackReport = z
  .object({
    id,
    type: formType,
    title: z.string(),
    description: z.string(),
    metadata: formMetadata,
    state: feedbackState,
    note: z.string().describe('of whoever runs the server, to whoever sent it'),
    version: z.int(),
    createdAt: time,
    handledAt: time.nullable().describe('when its state last changed; null: never'),
  })
  .meta({ id: 'FeedbackReport' });

export const submitForm = defineRoute({
  name: 'submitForm',
  tag: 'forms',
  method: 'POST',
  path: '/feedback-reports',
  summary:
    'Send a form to whoever runs the server. Its draft is gone in the same moment. The same again under the same key is the same report; something else under it is refused',
  access: 'user',
  status: 201,
  errors: ['draft_sent'],
  body: z.object({
    type: formType,
    clientKey,
    title: z.string().trim().min(1).max(limits.formTitle.max),
    description: z.string().trim().min(1).max(limits.formDescription.max),
    metadata: formMetadata.default({}),
  }),
  answer: z.object({ report: feedbackReport }),
  perMinute: 30,
});

export const listMyFeedback = defineRoute({
  name: 'listMyFeedback',
  tag: 'forms',
  method: 'GET',
  path: '/feedback-reports',
  summary: 'What one has sent to whoever runs the server, the latest first, and what became of it',
  access: 'user',
  status: 200,
  errors: ['invalid_cursor'],
  query: pageQuery,
  answer: pageOf(feedbackReport),
});

export type FormDraft = z.output<typeof formDraft>;
export type FormMetadata = z.output<typeof formMetadata>;
export type FeedbackReport = z.output<typeof feedbackReport>;
