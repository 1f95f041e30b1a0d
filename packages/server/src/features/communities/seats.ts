import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';

export interface Seats {
  readonly taken: number;
  readonly limit: number;
}

/**
 * The lock of everything that gives or takes a seat, taken before any member or invite is touched: those who come
 * at the same moment stand in a line. Invitations by mail that ran out let go of their seats here, so that nobody
 * is refused because of somebody who never came.
 */
export async function lockSeats(tx: Transaction, communityId: string): Promise<Seats> {
  const locked = await tx.rows(sql`
    select from community_seats where community_id = ${communityId} for update`);
  if (locked.length === 0) throw new Problem('not_found');
  await tx.rows(sql`
    delete from members m using invites i
    where m.community_id = ${communityId} and m.status = 'invited' and i.id = m.invite_id and i.expires_at <= now()`);
  const [seats] = await tx.rows<Seats>(sql`
    select s.taken, c.seat_limit as limit
    from community_seats s join communities c on c.id = s.community_id
    where s.community_id = ${communityId}`);
  if (seats === undefined) throw new Problem('not_found');
  return seats;
}

export function takeSeats({ taken, limit }: Seats, wanted: number): void {
  if (taken + wanted > limit) throw new Problem('seats_full', { members: { limit, use: taken, wanted } });
}
