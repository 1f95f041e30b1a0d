import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import type { Operator, User } from '../../core/policy/actor.ts';

export interface Act {
  /** The policy's name for it: what was permitted is what is written down. */
  readonly act: string;
  readonly actor: Operator | User;
  /** `user:ID`. */
  readonly subject: `${string}:${string}`;
  readonly detail?: Readonly<Record<string, string>>;
}

/** In the act's own transaction: no privileged act without its line, no line without its act. */
export async function recordAct(tx: Transaction, { act, actor, subject, detail = {} }: Act): Promise<void> {
  const by = actor.kind === 'operator' ? 'command line' : 'admin';
  const actorId = actor.kind === 'operator' ? null : actor.userId;
  await tx.rows(sql`
    insert into audit_log (actor_id, by, act, subject, detail)
    values (${actorId}, ${by}, ${act}, ${subject}, ${JSON.stringify(detail)})`);
}
