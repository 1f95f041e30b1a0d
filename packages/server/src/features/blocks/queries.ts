import type { PageQuery } from '@weft/contract/page.ts';
import { id, time } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import type { BlocksRow, UserProfilesRow, UsersRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import type { Other } from './policy.ts';

/**
 * Somebody is known who has a public page, with whom one is or was in a community or in a conversation, or who follows
 * one or asks to. That they have blocked one changes nothing here.
 */
export async function readOther(db: Executor, { userId }: User, otherId: string): Promise<Other> {
  const rows = await db.rows(sql`
    select from users u join user_profiles p on p.user_id = u.id
    where u.id = ${otherId} and u.status <> 'deleted' and (p.visibility = 'public'
      or exists (
        select from members mine join members theirs on theirs.community_id = mine.community_id
        where mine.user_id = ${userId} and theirs.user_id = u.id)
      or exists (select from user_follows where follower_id = u.id and following_id = ${userId})
      or exists (
        select from conversation_participants mine
        join conversation_participants theirs on theirs.conversation_id = mine.conversation_id
        where mine.user_id = ${userId} and mine.role = 'participant' and theirs.user_id = u.id
          and theirs.role = 'participant'))`);
  return { id: otherId, known: rows.length > 0 };
}

type BlockRow = Pick<BlocksRow, 'blocked_id' | 'created_at'> &
  Pick<UsersRow, 'username'> &
  Pick<UserProfilesRow, 'display_name' | 'avatar_media_id'>;

const listKey = z.tuple([time, id]);

/** The latest first, to the millisecond. */
export async function listBlocksOf(
  db: Executor,
  { subject: { userId } }: Permit<'block.keep', User, { readonly userId: string }>,
  { cursor, limit }: PageQuery,
) {
  const [at, before] = decodeCursor(listKey, cursor) ?? [null, null];
  const rows = await db.rows<BlockRow>(sql`
    select b.blocked_id, b.created_at, u.username, p.display_name, p.avatar_media_id
    from blocks b join users u on u.id = b.blocked_id join user_profiles p on p.user_id = u.id
    where b.blocker_id = ${userId}
      and (${at}::timestamptz is null or (b.created_at, b.blocked_id) < (${at}, ${before}::bigint))
    order by b.created_at desc, b.blocked_id desc
    limit ${limit + 1}`);
  return toPage(
    rows,
    limit,
    ({ blocked_id, username, display_name: displayName, avatar_media_id: avatar, created_at }) => ({
      person: { id: blocked_id, username, displayName, avatar },
      since: created_at.toISOString(),
    }),
    (row) => [row.created_at.toISOString(), row.blocked_id],
  );
}
