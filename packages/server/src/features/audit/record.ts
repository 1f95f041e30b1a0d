import type { Transaction } from '../../core/db/executor.ts';
import type { AuditLogRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import type { Operator, User } from '../../core/policy/actor.ts';

export interface Act {
  /** The policy's name for it: what was permitted is what is written down. */
  readonly act: string;
  readonly actor: Operator | User;
  /** `user:ID`; `server:1` for what is about the whole server. */
  readonly subject: `${string}:${string}`;
  readonly detail?: Readonly<Record<string, string>>;
}

/** In the act's own transaction: no privileged act without its line, no line without its act. */
export async function recordAct(tx: Transaction, { act, actor, subject, detail = {} }: Act): Promise<void> {
  const actorId = actor.kind === 'operator' ? null : actor.userId;
  const by = nameFor(actor);
  const address = actor.kind === 'operator' ? null : (actor.address?.slice(0, 64) ?? null);
  await tx.rows(sql`
    insert into audit_log (actor_id, by, act, subject, detail, address)
    values (${actorId}, ${by}, ${act}, ${subject}, ${JSON.stringify(detail)}, ${address})`);
}

/** In which capacity: at the command line, as an admin of the server, or as somebody who runs a community. */
function nameFor(actor: Operator | User): AuditLogRow['by'] {
  if (actor.kind === 'operator') return 'command line';
  return actor.role === 'admin' ? 'admin' : 'member';
}
