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

export interface ExportZip {
  readonly id: string;
  readonly key: string;
  readonly bytes: number;
  readonly createdAt: Date;
}

/** Where the zip lies, once there is one. */
export async function readZip(db: Executor, { subject }: Mine): Promise<ExportZip | undefined> {
  const [row] = await db.rows<DataExportsRow>(sql`
    select * from data_exports where user_id = ${subject.userId} and expires_at > now() and storage_key is not null`);
  if (row === undefined || row.storage_key === null) return undefined;
  return { id: row.id, key: row.storage_key, bytes: Number(row.bytes), createdAt: row.created_at };
}
