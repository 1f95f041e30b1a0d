import { benchBackup } from './backup.ts';
import type { Bench } from './bench.ts';
import { benchHttp } from './http.ts';
import { benchStart } from './start.ts';

/** Every benchmark by its name; the names of the measures are those of the figures they answer for. */
export const benches: Readonly<Record<string, { readonly about: string; readonly run: Bench }>> = {
  start: {
    about: 'start to first page on existing data, memory of all processes, and HTTP beside a bare handler',
    run: benchStart,
  },
  backup: {
    about: 'backup, check and restore of a million rows, beside COPY by PostgreSQL alone',
    run: benchBackup,
  },
  http: { about: 'one small GET through the whole kernel, beside a bare handler', run: benchHttp },
};
