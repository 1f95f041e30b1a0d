import { sql } from '../../core/db/statement.ts';
import { createChannel, manageChannel } from '../../features/channels/commands.ts';
import { addMembers } from '../../features/channels/member-commands.ts';
import { mayAddToChannel, mayCreateChannel, mayManageChannel } from '../../features/channels/policy.ts';
import { readChannelFacts } from '../../features/channels/queries.ts';
import { readCommunity, readCommunityFacts } from '../../features/communities/queries.ts';
import { asUser, type Chapter, daysBefore, personIn, type Story } from './story.ts';

interface Told {
  readonly community: string;
  readonly maker: string;
  readonly name: string;
  readonly topic: string;
  /** How many days before the end of the story it was made, and how many it has been archived. */
  readonly days: number;
  readonly archived?: number;
  /** Private: these, and nobody else. */
  readonly only?: readonly string[];
  /** Public: every so many-th member of the community. */
  readonly every?: number;
}

const channels: readonly Told[] = [
  ...[
    {
      name: 'introductions',
      maker: 'grace',
      days: 278,
      every: 1,
      topic: 'Who you are, and what brought you here',
    },
    { name: 'help', maker: 'barbara', days: 250, every: 2, topic: 'Ask anything. Say what you tried' },
    { name: 'finds', maker: 'tim', days: 231, every: 3, topic: 'Links, papers, oddities' },
    { name: 'lunch', maker: 'ken', days: 160, every: 4, topic: 'What is on the table' },
    {
      name: 'stewards',
      maker: 'grace',
      days: 270,
      only: ['margaret', 'radia', 'ken'],
      topic: 'For those who keep the room',
    },
    { name: 'winter party', maker: 'margaret', days: 200, archived: 150, every: 3, topic: 'It was lovely' },
  ].map((told) => ({ community: 'common-room', ...told })),
  ...[
    {
      name: 'observations',
      maker: 'ada',
      days: 118,
      every: 1,
      topic: 'What you saw, when, and through what',
    },
    { name: 'gear', maker: 'annie', days: 90, every: 2, topic: 'Mounts, mirrors and batteries' },
    { name: 'committee', maker: 'ada', days: 115, only: ['katherine', 'emmy'], topic: 'Dates and keys' },
    {
      name: 'August eclipse',
      maker: 'katherine',
      days: 110,
      archived: 60,
      every: 2,
      topic: '12 August, and the way there',
    },
  ].map((told) => ({ community: 'night-sky', ...told })),
  ...[
    {
      name: 'this chapter',
      maker: 'donald',
      days: 58,
      every: 1,
      topic: 'Up to where the calendar says, and no further',
    },
    { name: 'side notes', maker: 'sophie', days: 40, every: 2, topic: 'What the book made you think of' },
    {
      name: 'next book',
      maker: 'donald',
      days: 20,
      only: ['sophie', 'lynn', 'karen'],
      topic: 'Not a word outside',
    },
    {
      name: 'summer reading',
      maker: 'lynn',
      days: 55,
      archived: 30,
      every: 2,
      topic: 'Short things for hot days',
    },
  ].map((told) => ({ community: 'slow-readers', ...told })),
];

/** Beside #general, where all are: some for many, one for a few, one that has had its time, in every community. */
export const channelChapter: Chapter = {
  name: 'channels',
  async tell(story) {
    for (const told of channels) await open(story, told);
    await setGeneralBack(story);
  },
};

async function open(story: Story, told: Told): Promise<void> {
  const { tx } = story;
  const maker = asUser(personIn(story, told.maker));
  const { id: communityId } = await readCommunity(tx, maker, told.community);
  const id = await createChannel(
    tx,
    mayCreateChannel.permit(maker, await readCommunityFacts(tx, maker, communityId)),
    { name: told.name, topic: told.topic, visibility: told.only === undefined ? 'public' : 'private' },
  );
  const made = await whenMade(story, told, communityId);
  const over = told.archived === undefined ? null : daysBefore(story, told.archived);
  const guests = await guestsOf(story, told, communityId, over ?? story.now);
  await addMembers(tx, mayAddToChannel.permit(maker, await readChannelFacts(tx, maker, id)), guests);
  if (over !== null) {
    const wish = { archived: true };
    const facts = await readChannelFacts(tx, maker, id);
    await manageChannel(tx, mayManageChannel.permit(maker, { ...facts, wish }), wish);
  }
  await setBack(story, id, made, over);
}

/** Nobody makes one before they came. */
export async function whenMade(
  story: Story,
  { maker, days }: Pick<Told, 'maker' | 'days'>,
  communityId: string,
): Promise<Date> {
  const [row] = await story.tx.rows<{ at: Date }>(sql`
    select greatest(joined_at + interval '1 day', ${daysBefore(story, days)}) as at from members
    where community_id = ${communityId} and user_id = ${personIn(story, maker).id}`);
  if (row === undefined) throw new Error(`${maker} is not in the community`);
  return row.at;
}

async function guestsOf(
  story: Story,
  { only, every = 1 }: Told,
  communityId: string,
  before: Date,
): Promise<string[]> {
  if (only !== undefined) return only.map((username) => personIn(story, username).id);
  const rows = await story.tx.rows<{ user_id: string }>(sql`
    select m.user_id from members m join users u on u.id = m.user_id
    where m.community_id = ${communityId} and m.status = 'active' and m.joined_at < ${before}
    order by m.joined_at, u.username`);
  return rows.flatMap(({ user_id: id }, n) => (n % every === 0 ? [id] : []));
}

/** Its maker was there first; the others came one a day, and nobody before they were in the community. */
async function setBack({ tx, now }: Story, channelId: string, made: Date, over: Date | null): Promise<void> {
  await tx.rows(sql`
    update channels set created_at = ${made}, updated_at = ${over ?? made}, archived_at = ${over} where id = ${channelId}`);
  await tx.rows(sql`update channel_stats set created_at = ${made} where channel_id = ${channelId}`);
  await tx.rows(sql`
    update channel_members i
    set created_at = case when i.user_id = c.created_by then ${made} else least(
      greatest(${made}::timestamptz + x.n * interval '1 day', m.joined_at), ${over ?? now}) end
    from channels c, members m, (
      select user_id, row_number() over (order by user_id) as n from channel_members where channel_id = ${channelId}) x
    where i.channel_id = ${channelId} and c.id = i.channel_id and m.community_id = c.community_id
      and m.user_id = i.user_id and x.user_id = i.user_id`);
}

/** It is there as long as its community, and everybody as long as they are. */
async function setGeneralBack({ tx }: Story): Promise<void> {
  await tx.rows(sql`
    update channels c set created_at = o.created_at, updated_at = o.created_at
    from communities o where o.id = c.community_id and c.joined_by_all`);
  await tx.rows(sql`
    update channel_members i set created_at = m.joined_at
    from channels c, members m
    where c.id = i.channel_id and c.joined_by_all and m.community_id = c.community_id and m.user_id = i.user_id`);
}
