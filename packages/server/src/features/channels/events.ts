import { accessChanged, roomAccessChanged } from '@weft/contract/access.ts';
import {
  channelCreated,
  channelHidden,
  channelMembershipChanged,
  channelUpdated,
  type NotificationLevel,
} from '@weft/contract/channels.ts';
import type { Room } from '@weft/contract/event.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { appendEvent, appendEvents, type NewEvent, newEvent } from '../../core/outbox/append.ts';
import { readChannelBases } from './queries.ts';

/** Somebody's place in a channel, as it is from now on. */
export interface PlaceInChannel {
  readonly userId: string;
  /** Null: they are out. */
  readonly notificationLevel: NotificationLevel | null;
  readonly lastReadSeq: number;
}

/**
 * What the world hears when people came into a channel or are out of it: the gateway and their own devices, each of them;
 * those in the channel, how many they are now. Under the channel's lock, so that the counts come in their order.
 */
export async function membershipChanged(
  tx: Transaction,
  channelId: string,
  places: readonly PlaceInChannel[],
): Promise<void> {
  if (places.length === 0) return;
  const channel = await nextVersion(tx, channelId);
  await appendEvents(tx, [
    // Before the rest: whoever is out hears nothing more, whoever is in hears of themselves.
    ...places.map(({ userId }) => newEvent(accessChanged, `user:${userId}`, { userId })),
    ...places.map((place) => placeChanged(channel.communityId, channelId, place)),
    newEvent(channelUpdated, `channel:${channelId}`, { channel }),
  ]);
}

/** Nothing of who may hear it changed: one's own devices alone. */
export async function levelChanged(
  tx: Transaction,
  communityId: string,
  channelId: string,
  place: PlaceInChannel,
): Promise<void> {
  await appendEvents(tx, [placeChanged(communityId, channelId, place)]);
}

function placeChanged(
  communityId: string,
  channelId: string,
  { userId, notificationLevel, lastReadSeq }: PlaceInChannel,
): NewEvent {
  const joined = notificationLevel !== null;
  return newEvent(channelMembershipChanged, `user:${userId}`, {
    ...{ communityId, channelId, joined, notificationLevel, lastReadSeq },
  });
}

/** A private one is told to nobody but whoever made it. */
export async function tellOfNewChannel(
  tx: Transaction,
  channelId: string,
  maker: PlaceInChannel,
): Promise<void> {
  const channel = await readBase(tx, channelId);
  const { userId } = maker;
  await appendEvents(tx, [
    newEvent(accessChanged, `user:${userId}`, { userId }),
    ...(channel.visibility === 'public'
      ? [newEvent(channelCreated, `community:${channel.communityId}`, { channel })]
      : []),
    placeChanged(channel.communityId, channelId, maker),
  ]);
}

/** Its content or archive changed: everybody who may read it hears so. */
export async function tellOfChannel(tx: Transaction, channelId: string): Promise<void> {
  const channel = await readBase(tx, channelId);
  const room: Room =
    channel.visibility === 'public' ? `community:${channel.communityId}` : `channel:${channelId}`;
  await appendEvent(tx, channelUpdated, room, { channel });
}

/** How many are in it was counted anew. */
export async function tellOfCount(tx: Transaction, channelId: string): Promise<void> {
  const channel = await nextVersion(tx, channelId);
  await appendEvent(tx, channelUpdated, `channel:${channelId}`, { channel });
}

/** Past so many threads it is less work to look at everybody in the community than at each thread. */
const threadsOneByOne = 100;

/**
 * It turned private: whoever is not in it is out of its room and of its threads before anything else is heard, and loses
 * sight of it.
 */
export async function tellOfHiding(tx: Transaction, channelId: string): Promise<void> {
  const channel = await readBase(tx, channelId);
  const { communityId } = channel;
  const threads = await tx.rows<{ id: string }>(sql`
    select conversation_id as id from conversation_channels where channel_id = ${channelId}
    order by conversation_id limit ${threadsOneByOne + 1}`);
  const rooms: readonly Room[] =
    threads.length > threadsOneByOne
      ? [`community:${communityId}`]
      : [`channel:${channelId}`, ...threads.map(({ id }) => `thread:${id}` as const)];
  await appendEvents(tx, [
    ...rooms.map((room) => newEvent(roomAccessChanged, room, { room })),
    newEvent(channelHidden, `community:${communityId}`, { communityId, channelId }),
    newEvent(channelUpdated, `channel:${channelId}`, { channel }),
  ]);
}

async function nextVersion(tx: Transaction, channelId: string) {
  await tx.rows(sql`update channels set version = version + 1 where id = ${channelId}`);
  return readBase(tx, channelId);
}

async function readBase(tx: Transaction, channelId: string) {
  const base = (await readChannelBases(tx, [channelId])).get(channelId);
  if (base === undefined) throw new Error(`channel ${channelId} is not there`);
  return base;
}
