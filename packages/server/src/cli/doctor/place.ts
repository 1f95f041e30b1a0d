import { stat, statfs } from 'node:fs/promises';
import { sql } from '../../core/db/statement.ts';
import type { Check } from './finding.ts';

/** Where Weft lives: the machine's clock, its disk, its settings. */
export const placeChecks: readonly Check[] = [
  {
    name: 'settings',
    // Wrong ones were refused before any check could run.
    run: async ({ config, server }) => ({
      state: 'ok',
      says: `${server.kind} database, sign-up ${config.signUp}, ${config.publicUrl ?? 'no public address set'}`,
    }),
  },
  {
    name: 'data directory',
    async run({ dataDir, server }) {
      const found = await stat(dataDir).catch(() => undefined);
      if (found === undefined)
        return { state: server.kind === 'external' ? 'ok' : 'problem', says: `${dataDir} is not there yet` };
      const open = (found.mode & 0o077) !== 0 && process.getuid?.() !== 0;
      const { bavail, bsize } = await statfs(dataDir);
      const freeGigabytes = (bavail * bsize) / 2 ** 30;
      const says = `${dataDir}, ${freeGigabytes.toFixed(1)} GB free`;
      if (freeGigabytes < 1)
        return { state: 'problem', says, advice: 'Make room: a database that cannot write stops.' };
      if (open) return { state: 'note', says: `${says}, readable by others`, advice: `chmod 700 ${dataDir}` };
      return { state: 'ok', says };
    },
  },
  {
    name: 'clock',
    async run({ db }) {
      const before = Date.now();
      const [row] = await db.rows<{ now: Date }>(sql`select clock_timestamp() as now`);
      const here = (before + Date.now()) / 2;
      const apart = Math.abs((row?.now.getTime() ?? here) - here);
      const says = `${apart < 1000 ? 'in step with' : `${(apart / 1000).toFixed(1)} s apart from`} the database's`;
      if (apart < 1000) return { state: 'ok', says };
      return { state: 'problem', says, advice: 'Set both clocks by NTP: ids and expiry depend on them.' };
    },
  },
];
