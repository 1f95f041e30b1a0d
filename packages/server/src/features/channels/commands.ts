import type { Transaction } from '../../core/db/executor.ts';
import { violates } from '../../core/db/failures.ts';
import type { ChannelsRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { recordAct } from '../audit/record.ts';
import type { CommunityFacts } from '../communities/policy.ts';
import { tellOfChannel, tellOfHiding, tellOfNewChannel } from './events.ts';
import { holdMembers } from './hold-members.ts';
import type { ChannelFacts, ChannelWish } from './policy.ts';
import { freeChannelSlug } from './slug.ts';

/** Archived ones, too: they can be brought back. */
export const channelsAtMost = 500;

export interface NewChannel {
  readonly name: string;
  /** Otherwise it is made from the name. */
  readonly slug?: string | undefined;
  readonly topic: string;
  readonly visibility: ChannelsRow['visibility'];
}

/** Its maker is in it. */
export async function createChannel(
  tx: Transaction,
  { actor, subject: community }: Permit<'channel.create', User, CommunityFacts>,
  { name, slug, topic, visibility }: NewChannel,
): Promise<string> {
  // The lock under which a community's channels are counted and get their addresses.
  await tx.rows(sql`select from communities where id = ${community.id} for no key update`);
  await holdMembers(tx, community.id, [actor.userId]);
  const [made] = await tx.rows<{ n: number }>(sql`
    select count(*)::int as n from channels where community_id = ${community.id}`);
  const use = made?.n ?? 0;
  if (use >= channelsAtMost)
    throw new Problem('too_many_channels', { members: { limit: channelsAtMost, use } });
  const address = slug ?? (await freeChannelSlug(tx, community.id, name));
  const [row] = await tx.rows<{ id: string }>(sql`
    insert into channels (community_id, slug, name, topic, visibility, created_by)
    values (${community.id}, ${address}, ${name}, ${topic}, ${visibility}, ${actor.userId})
    on conflict (community_id, slug) do nothing returning id`);
  if (row === undefined) throw await slugTaken(tx, community.id, address);
  await tx.rows(sql`insert into channel_members (channel_id, user_id) values (${row.id}, ${actor.userId})`);
  await tellOfNewChannel(tx, row.id, {
    ...{ userId: actor.userId, notificationLevel: 'mentions', lastReadSeq: 0 },
  });
  return row.id;
}

export async function editChannel(
  tx: Transaction,
  { subject }: Permit<'channel.edit', User, ChannelFacts>,
  changes: { readonly [Key in 'name' | 'slug' | 'topic']?: string | undefined },
): Promise<void> {
  const { name = null, slug = null, topic = null } = changes;
  if (slug !== null && (await isTaken(tx, subject, slug)))
    throw await slugTaken(tx, subject.community.id, slug);
  try {
    await tx.rows(sql`
      update channels
      set name = coalesce(${name}, name), slug = coalesce(${slug}, slug), topic = coalesce(${topic}, topic),
        version = version + 1
      where id = ${subject.id}`);
  } catch (error) {
    // Somebody else took it in this moment.
    if (violates(error, 'channels_slug_key')) throw new Problem('channel_slug_taken');
    throw error;
  }
  await tellOfChannel(tx, subject.id);
}

/** By anybody but whoever made it this is a privileged act. */
export async function manageChannel(
  tx: Transaction,
  { act, actor, subject }: Permit<'channel.manage', User, ChannelFacts>,
  { visibility = subject.visibility, archived = subject.archived }: ChannelWish,
): Promise<void> {
  const hides = visibility !== subject.visibility;
  if (!hides && archived === subject.archived) return;
  await tx.rows(sql`
    update channels
    set visibility = ${visibility}, version = version + 1,
      archived_at = case when ${archived}::boolean then coalesce(archived_at, now()) end
    where id = ${subject.id}`);
  if (actor.userId !== subject.createdBy) {
    const detail = { visibility, archived: String(archived) };
    await recordAct(tx, { act, actor, subject: `channel:${subject.id}`, detail });
  }
  if (hides) await tellOfHiding(tx, subject.id);
  else await tellOfChannel(tx, subject.id);
}

async function isTaken(tx: Transaction, { id, community }: ChannelFacts, slug: string): Promise<boolean> {
  const rows = await tx.rows(sql`
    select from channels where community_id = ${community.id} and slug = ${slug} and id <> ${id}`);
  return rows.length > 0;
}

async function slugTaken(tx: Transaction, communityId: string, slug: string): Promise<Problem> {
  const suggestion = await freeChannelSlug(tx, communityId, slug);
  return new Problem('channel_slug_taken', { members: { suggestion } });
}
