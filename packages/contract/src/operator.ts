import { z } from 'zod';
import { defineRoute } from './route.ts';
import { day, time } from './values.ts';

/*
 * The operator's page: for admins at a browser. To everybody else none of it exists; an admin's token is told that it was
 * not made for that. People, communities, mails, jobs, acts and notices have files of their own beside this one.
 */

/** ok: nothing to do. note: worth a look. problem: something does not work. */
const finding = z
  .object({
    check: z.enum(['database', 'events', 'storage', 'mail', 'jobs', 'backup']),
    state: z.enum(['ok', 'note', 'problem']),
  })
  .meta({ id: 'OperatorFinding' });

export const operatorOverview = z
  .object({
    version: z.string(),
    startedAt: time.describe('of the node that answered'),
    findings: z.array(finding),
    people: z.object({
      total: z.int().describe('without those who are deleted'),
      suspended: z.int(),
      deleted: z.int().describe('not erased yet: they may still come back'),
      admins: z.int(),
      newThisWeek: z.int(),
      activeToday: z.int().describe('since midnight, UTC'),
    }),
    communities: z.int(),
    storage: z.object({ name: z.string(), usedBytes: z.int(), reservedBytes: z.int() }),
    mail: z.object({
      server: z.boolean().describe('false: mails are kept'),
      kept: z.int(),
      failed: z.int(),
      late: z.int().describe('should have gone ten minutes ago'),
    }),
    jobs: z.object({ waiting: z.int(), late: z.int(), running: z.int(), failed: z.int() }),
    lastBackupAt: time.nullable().describe('by `weft backup`; null: none that this server knows of'),
  })
  .meta({ id: 'OperatorOverview' });

export const getOperatorOverview = defineRoute({
  name: 'getOperatorOverview',
  tag: 'operator',
  method: 'GET',
  path: '/operator',
  summary: 'How the server is: what works, who is here, what waits',
  access: 'user',
  status: 200,
  errors: ['not_found', 'insufficient_scope'],
  answer: operatorOverview,
});

export const dailyFigures = z
  .object({
    day: day.describe('in UTC'),
    people: z.int().describe('at its end, without those who are deleted'),
    newPeople: z.int(),
    activePeople: z.int().nullable().describe('null: nobody measured on that day'),
    storedBytes: z.int().nullable().describe('null: nobody measured on that day'),
  })
  .meta({ id: 'DailyFigures' });

export const figureRanges = [30, 90, 365] as const;

export const getOperatorFigures = defineRoute({
  name: 'getOperatorFigures',
  tag: 'operator',
  method: 'GET',
  path: '/operator/figures',
  summary: 'People and storage by day, the last one until now',
  access: 'user',
  status: 200,
  errors: ['not_found', 'insufficient_scope'],
  query: z.object({
    days: z
      .enum(figureRanges.map(String) as [string, ...string[]])
      .default('30')
      .describe('how far back'),
  }),
  answer: z.object({ days: z.array(dailyFigures) }),
});

export type OperatorOverview = z.output<typeof operatorOverview>;
export type OperatorFinding = z.output<typeof finding>;
export type DailyFigures = z.output<typeof dailyFigures>;
