import { z } from 'zod';
import { type ErrorCode, errors } from './errors.ts';

const codes = Object.keys(errors) as [ErrorCode, ...ErrorCode[]];

/** Which part of the request was bad, and why: `path` is dotted, beginning with body, query or params. */
export const fieldProblem = z.object({ path: z.string(), reason: z.string() }).meta({ id: 'FieldProblem' });

/** RFC 9457 problem details. Further members (a limit and its use, the current state) stand beside these. */
export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(codes),
    detail: z.string().optional(),
    fields: z.array(fieldProblem).optional(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' });

export type FieldProblem = z.infer<typeof fieldProblem>;
export type Problem = z.infer<typeof problem>;
