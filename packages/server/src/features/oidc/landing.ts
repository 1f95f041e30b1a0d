import { attempt } from '../../core/db/attempt.ts';
import type { Executor, Transaction } from '../../core/db/executor.ts';
import type { CommunitiesRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { admit } from '../communities/member-commands.ts';
import { lockSeats } from '../communities/seats.ts';
import type { Identity } from './identity.ts';

type Home = Pick<CommunitiesRow, 'id' | 'name' | 'slug'>;

/** The communities that somebody's organisations are tied to: by whoever runs this server, never by the claim's owner. */
export function homesOf(db: Executor, { issuer, organizations }: Identity): Promise<Home[]> {
  if (organizations.length === 0) return Promise.resolve([]);
  return db.rows<Home>(sql`
    select id, name, slug from communities
    where oidc_issuer = ${issuer} and oidc_organization = any(${organizations}) order by id`);
}

export interface Landing {
  readonly name: string;
  readonly slug: string;
  readonly refused: 'seats_full' | 'member_suspended' | null;
}

type Refusal = Problem & { code: 'seats_full' | 'member_suspended' };

const keepsOut = (error: unknown): error is Refusal =>
  error instanceof Problem && (error.code === 'seats_full' || error.code === 'member_suspended');

/**
 * Whoever belongs to an organisation lands in its community, as a member. A full one keeps nobody from signing in: they
 * are told. Whoever left or was removed stays out until they join or are invited: a sign-in is no wish to come back.
 * In the order of ids, which is the order of these locks.
 */
export async function land(tx: Transaction, userId: string, identity: Identity): Promise<Landing[]> {
  const landings: Landing[] = [];
  for (const { id: communityId, name, slug } of await homesOf(tx, identity)) {
    const seats = await lockSeats(tx, communityId);
    const [before] = await tx.rows<{ status: string }>(sql`
      select status from members where community_id = ${communityId} and user_id = ${userId}`);
    if (before?.status === 'active' || before?.status === 'left') continue;
    const refused = await attempt(
      tx,
      async () => {
        await admit(tx, seats, { communityId, userId, role: 'member' });
        return null;
      },
      keepsOut,
    );
    landings.push({ name, slug, refused: refused === null ? null : refused.code });
  }
  return landings;
}
