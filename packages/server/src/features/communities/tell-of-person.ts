import { personChanged } from '@weft/contract/profiles.ts';
import type { Executor } from '../../core/db/executor.ts';
import type { MembersRow, UserProfilesRow, UsersRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { appendEvents, newEvent } from '../../core/outbox/append.ts';
import type { TellOfPerson } from '../accounts/tell-of-person.ts';

type PersonRow = Pick<UsersRow, 'id' | 'username'> &
  Pick<UserProfilesRow, 'display_name' | 'avatar_media_id'>;

/** One event for each community that they are in, in three statements however many they are. */
export const tellOfPerson: TellOfPerson = async (tx, userId) => {
  const person = (await readPeople(tx, [userId])).get(userId);
  if (person === undefined) return;
  const rows = await tx.rows<Pick<MembersRow, 'community_id'>>(sql`
    select community_id from members where user_id = ${userId} and status = 'active'`);
  await appendEvents(
    tx,
    rows.map((row) => newEvent(personChanged, `community:${row.community_id}`, { person })),
  );
};

/** How people are called now, those who are here. */
export async function readPeople(db: Executor, userIds: readonly string[]) {
  const rows = await db.rows<PersonRow>(sql`
    select u.id, u.username, p.display_name, p.avatar_media_id
    from users u
    join user_profiles p on p.user_id = u.id
    where u.id = any(${userIds}) and u.status <> 'deleted'`);
  return new Map(
    rows.map(({ id, username, display_name: displayName, avatar_media_id: avatar }) => [
      id,
      { id, username, displayName, avatar },
    ]),
  );
}
