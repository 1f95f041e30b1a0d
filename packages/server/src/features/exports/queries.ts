import type { DataExport } from '@weft/contract/exports.ts';
import type { Executor } from '../../core/db/executor.ts';
import type { DataExportsRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';

type Mine = Permit<'export.own', User, { userId: string }>;

export async function readExport(db: Executor, { subject }: Mine): Promise<DataExport | null> {
  const [row] = await db.rows<DataExportsRow>(sql`
    select * from data_exports where user_id = ${subject.userId} and expires_at > now()`);
  return row === undefined ? null : presentExport(row);
}

export function presentExport(row: DataExportsRow): DataExport {
  return {
    id: row.id,
    state: row.state as DataExport['state'],
    done: row.done,
    total: row.total,
    bytes: row.bytes === null ? null : Number(row.bytes),
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  };
}

/** A piece at a time: a slow line holds neither a connection nor the whole zip in memory. */
export async function* readChunks(db: Executor, exportId: string): AsyncIterable<Buffer> {
  for (let n = 0; ; n += 1) {
    const [row] = await db.rows<{ content: Buffer }>(sql`
      select content from data_export_chunks where export_id = ${exportId} and n = ${n}`);
    if (row === undefined) return;
    yield row.content;
  }
}
