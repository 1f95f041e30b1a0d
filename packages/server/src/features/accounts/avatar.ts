import { userUpdated } from '@weft/contract/accounts.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { UserProfilesRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvent } from '../../core/outbox/append.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { hold, letGo } from '../media/hold.ts';
import { dropMedia } from '../media/let-go.ts';
import { mayUseMedia } from '../media/policy.ts';
import { findMedia } from '../media/queries.ts';
import { lockRoom } from '../media/room.ts';
import { readMe } from './queries.ts';
import type { TellOfPerson } from './tell-of-person.ts';

type MayEdit = Permit<'user.edit', User, { id: string }>;

/** The picture before is nobody's any more: it goes at once, and its room is free. */
export async function setAvatar(
  tx: Transaction,
  { actor, subject }: MayEdit,
  mediaId: string,
  tellOfPerson: TellOfPerson,
) {
  await lockRoom(tx, subject.id);
  const media = await findMedia(tx, mediaId);
  if (media === undefined) throw new Problem('not_found');
  const permit = mayUseMedia.permit(actor, { id: mediaId, ownerId: media.owner_id });
  if (media.type !== 'image' && media.type !== 'gif')
    throw new Problem('invalid_request', { fields: [{ path: 'body.mediaId', reason: 'must be a picture' }] });
  const before = await readAvatar(tx, subject.id);
  if (before === mediaId) return readMe(tx, subject.id);
  await hold(tx, permit, { profileId: subject.id, part: 'avatar' });
  await show(tx, subject.id, mediaId);
  if (before !== null) {
    await letGo(tx, subject.id, before);
    await dropMedia(tx, subject.id, [before]);
  }
  await tellOfPerson(tx, subject.id);
  return tell(tx, subject.id);
}

/** Kept for a day like anything that nothing holds: until then it can be shown again. */
export async function removeAvatar(tx: Transaction, { subject }: MayEdit, tellOfPerson: TellOfPerson) {
  await lockRoom(tx, subject.id);
  const before = await readAvatar(tx, subject.id);
  if (before === null) return readMe(tx, subject.id);
  await show(tx, subject.id, null);
  await letGo(tx, subject.id, before);
  await tellOfPerson(tx, subject.id);
  return tell(tx, subject.id);
}

async function readAvatar(tx: Transaction, userId: string): Promise<string | null> {
  const [row] = await tx.rows<Pick<UserProfilesRow, 'avatar_media_id'>>(
    sql`select avatar_media_id from user_profiles where user_id = ${userId}`,
  );
  return row?.avatar_media_id ?? null;
}

/** The user's row first, as with every change of a profile: its lock puts versions in the order of their events. */
async function show(tx: Transaction, userId: string, mediaId: string | null): Promise<void> {
  await tx.rows(sql`
    with u as (update users set version = version + 1 where id = ${userId} returning id)
    update user_profiles p set avatar_media_id = ${mediaId} from u where p.user_id = u.id`);
}

async function tell(tx: Transaction, userId: string) {
  const user = await readMe(tx, userId);
  await appendEvent(tx, userUpdated, `user:${userId}`, { user });
  return user;
}
