import type { Mute } from '@weft/contract/communities.ts';
import type { MembersRow } from '../../core/db/row-types.ts';
import { type Statement, sql } from '../../core/db/statement.ts';

/**
 * Of a row of members `m`, which may be missing: they may read and not write now. The clock of the database ends it; no
 * job has to.
 */
export function isMuted(m: Statement): Statement {
  return sql`(${m}.muted_at is not null and (${m}.muted_until is null or ${m}.muted_until > now()))`;
}

export type MuteRow = Pick<MembersRow, 'muted_until' | 'mute_reason'> & { readonly muted: boolean };

export function presentMute({ muted, muted_until: until, mute_reason: reason }: MuteRow): Mute | null {
  return muted ? { until: until?.toISOString() ?? null, reason: reason ?? '' } : null;
}
