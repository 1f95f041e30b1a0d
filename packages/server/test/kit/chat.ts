import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createCommunity, joinCommunity } from '@weft/contract/communities.ts';
import { type Destination, listMessages, type Message, sendMessage } from '@weft/contract/messages.ts';
import { nameOfPlace, type Place } from '@weft/contract/places.ts';
import { events } from '../../src/app.ts';
import type { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';
import type { Person, Somebody } from './person.ts';

/** A public community with these people in it; the first is its owner. */
export async function aCommunity(
  [owner, ...others]: readonly [Somebody, ...Somebody[]],
  slug = 'night-sky',
): Promise<string> {
  const { community } = await owner.call(createCommunity, {
    body: { name: 'Night Sky', slug, visibility: 'public' },
  });
  const params = { communityId: community.id };
  for (const person of others) await person.call(joinCommunity, { params });
  return community.id;
}

export async function generalOf(db: Database, communityId: string): Promise<string> {
  const [row] = await db.rows<{ id: string }>(
    sql`select id from channels where community_id = ${communityId} and slug = 'general'`,
  );
  return row?.id ?? '';
}

/** Under a key of its own, as every message that is written is. */
export function say(person: Person, to: Destination, content: string, carry = true) {
  return person.call(sendMessage, { body: { to, content, clientKey: randomUUID(), carry } });
}

export async function messagesIn(person: Person, place: Place): Promise<Message[]> {
  const { items } = await person.call(listMessages, { query: { place: nameOfPlace(place), limit: 100 } });
  return items.flatMap((entry) => (entry.kind === 'message' ? [entry.message] : []));
}

/** Made by SQL until somebody needs more than a place to talk in. */
export async function aChannel(
  db: Database,
  communityId: string,
  slug: string,
  people: readonly Somebody[],
  visibility: 'public' | 'private' = 'public',
): Promise<string> {
  const [row] = await db.rows<{ id: string }>(sql`
    insert into channels (community_id, slug, name, visibility) values (${communityId}, ${slug}, ${slug}, ${visibility})
    returning id`);
  const id = row?.id ?? '';
  await db.rows(sql`
    insert into channel_members (channel_id, user_id)
    select ${id}, u from unnest(${people.map((person) => person.id)}::bigint[]) u`);
  return id;
}

/** Every event so far, as it is stored. */
export async function storedEvents(db: Database, type: string) {
  return db.rows<{ room: string; payload: Record<string, unknown> }>(
    sql`select room, payload from outbox where type = ${type} order by seq`,
  );
}

/** Some events are written by the statement that makes them so: the contract's schemas hold for those, too. */
export async function everyEventFits(db: Database): Promise<void> {
  const rows = await db.rows<{ type: string; payload: unknown }>(sql`select type, payload from outbox`);
  const schemas = new Map(events.map(({ type, payload }) => [type, payload]));
  assert.ok(rows.length > 0, 'nothing was told');
  for (const { type, payload } of rows) assert.deepEqual(schemas.get(type)?.parse(payload), payload, type);
}
