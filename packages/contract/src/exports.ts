import { z } from 'zod';
import { defineEvent } from './event.ts';
import { defineRoute } from './route.ts';
import { id, time } from './values.ts';

/** How long an export waits to be fetched. */
export const exportDays = 7;

export const dataExport = z
  .object({
    id,
    state: z.enum(['waiting', 'ready', 'failed']),
    done: z.int().describe('files written so far'),
    total: z.int().describe('0 until it has begun'),
    bytes: z.int().nullable(),
    createdAt: time,
    expiresAt: time,
  })
  .meta({ id: 'DataExport' });

export const requestExport = defineRoute({
  name: 'requestExport',
  tag: 'exports',
  method: 'POST',
  path: '/users/me/export',
  summary: "Have one's data made into a zip; one that was made before goes",
  access: 'user',
  status: 202,
  errors: ['forbidden'],
  answer: z.object({ export: dataExport }),
  perMinute: 5,
});

export const getExport = defineRoute({
  name: 'getExport',
  tag: 'exports',
  method: 'GET',
  path: '/users/me/export',
  summary: "How far the export of one's data is",
  access: 'user',
  status: 200,
  errors: ['forbidden'],
  answer: z.object({ export: dataExport.nullable() }),
});

export const downloadExport = defineRoute({
  name: 'downloadExport',
  tag: 'exports',
  method: 'GET',
  path: '/users/me/export/file',
  summary: 'The zip itself',
  access: 'user',
  status: 200,
  errors: ['forbidden', 'not_found'],
});

export const exportChanged = defineEvent({
  type: 'export.changed',
  summary: "The export of one's data went on, is ready, failed or is gone; fetch it to see",
  audience: 'client',
  payload: z.object({ exportId: id }),
  example: { exportId: '1439672833925283844' },
});

export type DataExport = z.output<typeof dataExport>;
