import { accessChanged } from '@weft/contract/access.ts';
import { membershipChanged } from '@weft/contract/communities.ts';
import { memberJoined, memberLeft, memberUpdated } from '@weft/contract/members.ts';
import { personChanged } from '@weft/contract/profiles.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { appendEvents, newEvent } from '../../core/outbox/append.ts';
import { readMemberBases } from './member-queries.ts';

/**
 * What the world hears when somebody came, went or changed: the community, the person's own devices, and the gateway,
 * which opens or closes rooms for the person's sockets. In the transaction of the change, under the seats' lock, so
 * that the counts in these events come in the order of their positions.
 */
export async function memberChanged(
  tx: Transaction,
  memberId: string,
  what: 'joined' | 'updated' | 'left',
): Promise<void> {
  const now = (await readMemberBases(tx, [memberId])).get(memberId);
  if (now === undefined) throw new Error(`member ${memberId} is not there`);
  const { member, members } = now;
  const { communityId, userId } = member;
  const room = `community:${communityId}` as const;
  // Who is suspended has left, as far as the community is told: another role is then nothing that it hears of.
  const told =
    what === 'left'
      ? [newEvent(memberLeft, room, { communityId, memberId, members })]
      : member.status === 'active'
        ? [newEvent(what === 'joined' ? memberJoined : memberUpdated, room, { member, members })]
        : [];
  await appendEvents(tx, [
    // Before the rest: whoever is out hears nothing more, whoever is in hears of themselves.
    newEvent(accessChanged, `user:${userId}`, { userId }),
    ...told,
    newEvent(membershipChanged, `user:${userId}`, { communityId }),
  ]);
}

/**
 * Takes somebody's name out of what communities were told of them: that they came is then that they left, which is
 * true, and a new name is the one that a deleted account has.
 */
export async function forgetMember(tx: Transaction, userId: string): Promise<void> {
  await tx.rows(sql`
    update outbox o set type = ${memberLeft.type}, payload = jsonb_build_object(
      'communityId', m.community_id::text, 'memberId', m.id::text, 'members', o.payload->'members')
    from members m
    where m.user_id = ${userId} and o.room = 'community:' || m.community_id
      and o.type in (${memberJoined.type}, ${memberUpdated.type}) and o.payload->'member'->>'id' = m.id::text`);
  const person = { id: userId, username: `deleted_${userId}`, displayName: 'Deleted account', avatar: null };
  await tx.rows(sql`
    update outbox o set payload = ${JSON.stringify({ person })}
    from members m
    where m.user_id = ${userId} and o.room = 'community:' || m.community_id
      and o.type = ${personChanged.type} and o.payload->'person'->>'id' = ${userId}`);
}
