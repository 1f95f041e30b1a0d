import { z } from 'zod';
import { feedbackFormats } from './form-states.ts';
import { feedbackReport, feedbackState, formType } from './forms.ts';
import { limits } from './limits.ts';
import { pageOf, pageQuery } from './page.ts';
import { defineRoute } from './route.ts';
import { id } from './values.ts';

const closed = ['not_found', 'insufficient_scope'] as const;

export const operatorFeedback = feedbackReport
  .extend({
    by: z.object({ id, username: z.string(), displayName: z.string() }),
    handledBy: z.string().nullable().describe('a username'),
  })
  .meta({ id: 'OperatorFeedback' });

const filter = z.object({ state: feedbackState.optional(), type: formType.optional() });

export const listFeedback = defineRoute({
  name: 'listFeedback',
  tag: 'operator',
  method: 'GET',
  path: '/operator/feedback',
  summary: 'What people reported and wished for, newest first',
  access: 'user',
  status: 200,
  errors: [...closed, 'invalid_cursor'],
  query: pageQuery.extend(filter.shape),
  answer: pageOf(operatorFeedback),
});

export const exportFeedback = defineRoute({
  name: 'exportFeedback',
  tag: 'operator',
  method: 'GET',
  path: '/operator/feedback/export',
  summary: 'The same list whole, as a file: JSON, or CSV for a spreadsheet, which runs nothing of it',
  access: 'user',
  status: 200,
  errors: [...closed],
  query: filter.extend({ format: z.enum(feedbackFormats) }),
});

export const handleFeedback = defineRoute({
  name: 'handleFeedback',
  tag: 'operator',
  method: 'PATCH',
  path: '/operator/feedback/:reportId',
  summary:
    'Say what becomes of it, or take that back. Whoever sent it is told of another state. `version` is the one that was seen: of another one it is a conflict, with `report` beside the error',
  access: 'user',
  status: 200,
  errors: [...closed, 'conflict'],
  params: z.object({ reportId: id }),
  body: z.object({
    state: feedbackState,
    note: z.string().trim().max(limits.feedbackNote.max).default(''),
    version: z.int().min(1),
  }),
  answer: z.object({ report: operatorFeedback }),
});

export type OperatorFeedback = z.output<typeof operatorFeedback>;
