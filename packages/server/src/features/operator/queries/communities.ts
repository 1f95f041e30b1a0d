import type { OperatorCommunity } from '@weft/contract/operator-communities.ts';
import type { PageQuery } from '@weft/contract/page.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../../core/db/executor.ts';
import type { CommunitiesRow, CommunitySeatsRow } from '../../../core/db/row-types.ts';
import { sql } from '../../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../../core/http/cursor.ts';
import { Problem } from '../../../core/http/problem.ts';
import type { Desk } from '../desk.ts';
import { beginningWith } from './people.ts';

type Row = Omit<CommunitiesRow, 'stripe_customer_id'> &
  Pick<CommunitySeatsRow, 'taken' | 'active'> & {
    readonly owner_id: string | null;
    readonly owner_username: string | null;
    readonly owner_name: string | null;
  };

const communities = sql`
  select c.id, c.name, c.slug, c.description, c.visibility, c.plan_tier, c.seat_limit, c.ai_budget_limit, c.version,
    c.created_at, s.taken, s.active, m.user_id as owner_id, u.username as owner_username, p.display_name as owner_name
  from communities c
  join community_seats s on s.community_id = c.id
  left join members m on m.community_id = c.id and m.role = 'owner'
  left join users u on u.id = m.user_id
  left join user_profiles p on p.user_id = m.user_id`;

const communityKey = z.tuple([id]);

export async function listEveryCommunity(
  db: Executor,
  _desk: Desk,
  { begins = '', cursor, limit }: PageQuery & { readonly begins?: string | undefined },
) {
  const [before] = decodeCursor(communityKey, cursor) ?? [null];
  const named =
    begins === ''
      ? sql`true`
      : sql`c.id in (
          select id from communities where lower(name) collate "C" like ${beginningWith(begins)}
          union all select id from communities where slug = ${begins.toLowerCase()})`;
  const rows = await db.rows<Row>(sql`
    ${communities}
    where ${before === null ? sql`true` : sql`c.id < ${before}`} and ${named}
    order by c.id desc
    limit ${limit + 1}`);
  return toPage(rows, limit, present, (row) => [row.id]);
}

export async function readAnyCommunity(
  db: Executor,
  _desk: Desk,
  communityId: string,
): Promise<OperatorCommunity> {
  const [row] = await db.rows<Row>(sql`${communities} where c.id = ${communityId}`);
  if (row === undefined) throw new Problem('not_found');
  return present(row);
}

/** The member's row of whoever is called so, if they are in. */
export async function findMemberNamed(
  db: Executor,
  _desk: Desk,
  communityId: string,
  username: string,
): Promise<string | undefined> {
  const [row] = await db.rows<{ id: string }>(sql`
    select m.id from members m join users u on u.id = m.user_id
    where m.community_id = ${communityId} and lower(u.username) = lower(${username}) and m.status = 'active'
      and u.status = 'active'`);
  return row?.id;
}

function present(row: Row): OperatorCommunity {
  const { owner_id: ownerId, owner_username: username, owner_name: displayName } = row;
  const owned = ownerId !== null && username !== null && displayName !== null;
  return {
    id: row.id,
    name: row.name,
    slug: row.slug,
    description: row.description,
    visibility: row.visibility,
    members: row.active,
    version: Number(row.version),
    createdAt: row.created_at.toISOString(),
    owner: owned ? { id: ownerId, username, displayName } : null,
    planTier: row.plan_tier,
    seats: { taken: row.taken, limit: row.seat_limit },
    aiBudgetLimit: row.ai_budget_limit,
  };
}
