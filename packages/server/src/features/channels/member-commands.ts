import type { NotificationLevel } from '@weft/contract/channels.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { ChannelMembersRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { recordAct } from '../audit/record.ts';
import { levelChanged, membershipChanged, type PlaceInChannel } from './events.ts';
import { holdMembers } from './hold-members.ts';
import type { ChannelFacts } from './policy.ts';

type PlaceRow = Pick<ChannelMembersRow, 'user_id' | 'notification_level' | 'last_read_seq'>;

/** Twice is once. */
export async function joinChannel(
  tx: Transaction,
  { actor, subject }: Permit<'channel.join', User, ChannelFacts>,
): Promise<void> {
  await holdMembers(tx, subject.community.id, [actor.userId]);
  await letIn(tx, subject.id, [actor.userId]);
}

export async function addMembers(
  tx: Transaction,
  { subject }: Permit<'channel.add-member', User, ChannelFacts>,
  userIds: readonly string[],
): Promise<void> {
  await holdMembers(tx, subject.community.id, userIds, 'not_a_member');
  await letIn(tx, subject.id, userIds);
}

/** What was said before they came is read. */
async function letIn(tx: Transaction, channelId: string, userIds: readonly string[]): Promise<void> {
  const came = await tx.rows<PlaceRow>(sql`
    insert into channel_members (channel_id, user_id, last_read_seq, since_seq)
    select c.id, u.id, c.last_seq, c.last_seq
    from channels c, (select distinct unnest(${userIds}::bigint[]) as id) u
    where c.id = ${channelId}
    on conflict do nothing
    returning user_id, notification_level, last_read_seq`);
  await membershipChanged(tx, channelId, came.map(placeOf));
}

const placeOf = (row: PlaceRow): PlaceInChannel => ({
  userId: row.user_id,
  notificationLevel: row.notification_level,
  lastReadSeq: Number(row.last_read_seq),
});

export async function leaveChannel(
  tx: Transaction,
  { actor, subject }: Permit<'channel.leave', User, ChannelFacts>,
): Promise<void> {
  await letGo(tx, subject.id, actor.userId);
}

/** Of the members that others see: whoever is suspended keeps their place. By anybody but its maker a privileged act. */
export async function removeMember(
  tx: Transaction,
  { act, actor, subject }: Permit<'channel.remove-member', User, ChannelFacts>,
  userId: string,
): Promise<void> {
  const active = await tx.rows(sql`
    select from members
    where community_id = ${subject.community.id} and user_id = ${userId} and status = 'active' for share`);
  if (active.length === 0 || !(await letGo(tx, subject.id, userId))) throw new Problem('not_found');
  if (actor.userId === subject.createdBy) return;
  await recordAct(tx, { act, actor, subject: `channel:${subject.id}`, detail: { user: userId } });
}

/** False when they were not in. */
async function letGo(tx: Transaction, channelId: string, userId: string): Promise<boolean> {
  const gone = await tx.rows<PlaceRow>(sql`
    delete from channel_members where channel_id = ${channelId} and user_id = ${userId}
    returning user_id, notification_level, last_read_seq`);
  const out = gone.map((row) => ({ ...placeOf(row), notificationLevel: null }));
  await membershipChanged(tx, channelId, out);
  return out.length > 0;
}

export async function setNotifications(
  tx: Transaction,
  { actor, subject }: Permit<'channel.set-notifications', User, ChannelFacts>,
  level: NotificationLevel,
): Promise<void> {
  const [place] = await tx.rows<PlaceRow>(sql`
    update channel_members set notification_level = ${level}, version = version + 1
    where channel_id = ${subject.id} and user_id = ${actor.userId}
    returning user_id, notification_level, last_read_seq`);
  if (place === undefined) throw new Problem('not_in_channel');
  await levelChanged(tx, subject.community.id, subject.id, placeOf(place));
}
