import type { EventType } from '@weft/contract/event.ts';
import { sql } from '../../core/db/statement.ts';
import type { Check } from './finding.ts';

/** JSONB holds whatever was written; this finds what today's schemas would no longer take. */
export function storedJsonCheck(events: readonly EventType[]): Check {
  const schemas = new Map(events.map((event) => [event.type, event.payload]));
  return {
    name: 'stored JSON',
    async run({ db }) {
      const rows = await db.rows<{ seq: string; type: string; payload: unknown }>(sql`
        select seq, type, payload from outbox order by seq desc limit 5000`);
      const bad = rows.filter(({ type, payload }) => schemas.get(type)?.safeParse(payload).success !== true);
      if (bad.length === 0)
        return { state: 'ok', says: `the newest ${rows.length} events match their schemas` };
      const kinds = [...new Set(bad.map((row) => row.type))].join(', ');
      return {
        state: 'note',
        says: `${bad.length} of ${rows.length} stored events match no schema (${kinds})`,
      };
    },
  };
}
