import { accessChanged } from '@weft/contract/access.ts';
import type { Room } from '@weft/contract/event.ts';
import type { Transaction } from '../db/executor.ts';
import { sql } from '../db/statement.ts';

/**
 * Takes the content out of a person's own stored events. The rows stay, because positions have no gaps; they now say
 * no more than that something about the person's access changed, which is true and concerns nobody.
 */
export async function forgetRoom(tx: Transaction, room: Room, userId: string): Promise<void> {
  const payload = JSON.stringify(accessChanged.payload.parse({ userId }));
  await tx.rows(
    sql`update outbox set type = ${accessChanged.type}, payload = ${payload} where room = ${room}`,
  );
}
