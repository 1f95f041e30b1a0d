import type { Executor } from '../../core/db/executor.ts';
import type { AuditLogRow, UsersRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';

export type AuditRow = Pick<AuditLogRow, 'id' | 'by' | 'act' | 'subject' | 'detail' | 'created_at'> & {
  readonly actor: UsersRow['username'] | null;
};

/** What was done to somebody or something, newest first. */
export function listActsOn(db: Executor, subject: string, limit: number): Promise<AuditRow[]> {
  return db.rows<AuditRow>(sql`
    select a.id, a.by, u.username as actor, a.act, a.subject, a.detail, a.created_at
    from audit_log a
    left join users u on u.id = a.actor_id
    where a.subject = ${subject}
    order by a.id desc
    limit ${limit}`);
}
