import assert from 'node:assert/strict';
import { joinChannel, leaveChannel, updateChannel } from '@weft/contract/channels.ts';
import { joinCommunity, leaveCommunity } from '@weft/contract/communities.ts';
import {
  carryConversation,
  followThread,
  openConversation,
  takeBackConversation,
} from '@weft/contract/conversations.ts';
import { deleteMessage, editMessage, type Message } from '@weft/contract/messages.ts';
import { getUnread, readEverything, setRead } from '@weft/contract/unread.ts';
import fc from 'fast-check';
import type { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';
import { aChannel, generalOf, say } from './chat.ts';
import type { Somebody } from './person.ts';
import { countsIn, recount } from './recount.ts';
import { refusal } from './refusal.ts';

const acts = [
  ...(['say', 'say', 'say', 'reply', 'reply', 'reply', 'whisper', 'edit', 'delete', 'delete'] as const),
  ...(['read', 'read', 'back', 'read all', 'join', 'leave', 'follow', 'unfollow'] as const),
  ...(['carry', 'carry', 'take back', 'close', 'go away', 'come again'] as const),
];
type Act = (typeof acts)[number];

interface Step {
  readonly act: Act;
  readonly who: number;
  readonly what: number;
  readonly where: number;
}

/** Steps in groups: those of one group are taken at the same moment. */
export const chatStories = (groups: number) =>
  fc.array(
    fc.array(
      fc.record({
        act: fc.constantFrom(...acts),
        who: fc.nat(2),
        what: fc.nat(30),
        where: fc.nat(30),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    { minLength: groups / 2, maxLength: groups },
  );

const words = [
  'hello',
  '@grace',
  '@channel look',
  '@here',
  'over in #design',
  '@linus and @ada, see #general',
];

/** A community of three people and three channels in which they do what the steps say, as far as they may. */
export class ChatStory {
  readonly #db: Database;
  readonly #people: readonly Somebody[];
  readonly communityId: string;
  readonly #channels: readonly string[];
  /** What they say. */
  readonly #texts: readonly string[];
  readonly #roots: Message[] = [];
  readonly #said: Message[] = [];
  readonly #conversations = new Set<string>();

  private constructor(
    db: Database,
    people: readonly Somebody[],
    communityId: string,
    channels: readonly string[],
    texts: readonly string[],
  ) {
    this.#db = db;
    this.#people = people;
    this.communityId = communityId;
    this.#channels = channels;
    this.#texts = texts;
  }

  static async begin(
    db: Database,
    people: readonly [Somebody, ...Somebody[]],
    slug: string,
    texts: readonly string[] = words,
  ): Promise<ChatStory> {
    const communityId = await communityOf(db, people, slug);
    const [ada] = people;
    const channels = [
      await generalOf(db, communityId),
      await aChannel(db, communityId, 'design', people),
      await aChannel(db, communityId, 'secret', [ada, ...people.slice(1, 2)], 'private'),
    ];
    return new ChatStory(db, people, communityId, channels, texts);
  }

  async go(group: readonly Step[]): Promise<void> {
    const outcomes = await Promise.all(group.map((step) => refusal(this.#take(step))));
    for (const outcome of outcomes) assert.notEqual(outcome, 'internal');
  }

  /** What everybody is told is what there is. */
  async check(): Promise<void> {
    for (const person of this.#people)
      assert.deepEqual(countsIn((await person.call(getUnread)).items), await recount(this.#db, person.id));
  }

  /** As if it had never been, so that the next one stands alone. */
  async end(): Promise<void> {
    await this.#db.rows(sql`delete from communities where id = ${this.communityId}`);
    await this.#db.rows(sql`delete from conversations where kind = 'direct'`);
  }

  async #take({ act, who, what, where }: Step): Promise<unknown> {
    const me = pick(this.#people, who);
    const channelId = pick(this.#channels, where);
    const text = pick(this.#texts, what);
    if (act === 'say') return this.#keep(await say(me, { channelId }, text));
    if (act === 'read all')
      return me.call(readEverything, { body: where % 2 === 0 ? {} : { communityId: this.communityId } });
    if (act === 'join') return me.call(joinChannel, { params: { channelId } });
    if (act === 'leave') return me.call(leaveChannel, { params: { channelId } });
    if (act === 'go away') return me.call(leaveCommunity, { params: { communityId: this.communityId } });
    if (act === 'come again') return me.call(joinCommunity, { params: { communityId: this.communityId } });
    if (act === 'close')
      return what === 7 && me.call(updateChannel, { params: { channelId }, body: { visibility: 'private' } });
    if (act === 'read' || act === 'back') return this.#read(me, act === 'back', what, where);
    if (act === 'whisper') return this.#whisper(me, pick(this.#people, where), text);
    return this.#aboutSomething(act, me, what, where);
  }

  async #aboutSomething(act: Act, me: Somebody, what: number, where: number): Promise<unknown> {
    const root = this.#roots[what % this.#roots.length];
    const message = this.#said[what % this.#said.length];
    if (root === undefined || message === undefined) return undefined;
    const channelId = pick(this.#channels, where);
    const content = pick(this.#texts, where);
    if (act === 'reply') return this.#keep(await say(me, { rootMessageId: root.id }, content));
    if (act === 'edit') return me.call(editMessage, { params: { messageId: message.id }, body: { content } });
    if (act === 'delete') return me.call(deleteMessage, { params: { messageId: message.id } });
    if (act === 'carry')
      return me.call(carryConversation, {
        params: { messageId: root.id },
        body: { channelId, confirmed: true },
      });
    const conversationId = [...this.#conversations][what % this.#conversations.size];
    if (conversationId === undefined) return undefined;
    if (act === 'take back') return me.call(takeBackConversation, { params: { conversationId, channelId } });
    return me.call(followThread, { params: { conversationId }, body: { following: act === 'follow' } });
  }

  #read(me: Somebody, back: boolean, what: number, where: number): Promise<unknown> {
    const places = [
      ...this.#channels.map((id) => ({ kind: 'channel', id }) as const),
      ...[...this.#conversations].map((id) => ({ kind: 'conversation', id }) as const),
    ];
    return me.call(setRead, { body: { place: pick(places, where), seq: what % 9, back } });
  }

  async #whisper(me: Somebody, other: Somebody, text: string): Promise<void> {
    const { conversation } = await me.call(openConversation, { body: { userIds: [other.id] } });
    this.#keep(await say(me, { conversationId: conversation.id }, text));
  }

  #keep({ message }: { readonly message: Message }): void {
    this.#said.push(message);
    if (message.place.kind === 'channel') this.#roots.push(message);
    else this.#conversations.add(message.place.id);
    if (message.thread !== null) this.#conversations.add(message.thread.id);
  }
}

/** By SQL: a person may not make so many a minute. */
async function communityOf(db: Database, people: readonly Somebody[], slug: string): Promise<string> {
  const [row] = await db.rows<{ id: string }>(sql`
    insert into communities (name, slug, visibility) values ('Night Sky', ${slug}, 'public') returning id`);
  const id = row?.id ?? '';
  await db.rows(sql`
    insert into channels (community_id, slug, name, joined_by_all) values (${id}, 'general', 'general', true)`);
  await db.rows(sql`
    insert into members (community_id, user_id, role, status, joined_at)
    select ${id}, u, case when n = 1 then 'owner' else 'member' end, 'active', now()
    from unnest(${people.map((person) => person.id)}::bigint[]) with ordinality as p (u, n)`);
  return id;
}

function pick<Thing>(things: readonly Thing[], n: number): Thing {
  const thing = things[n % things.length];
  if (thing === undefined) throw new Error('there is nothing to choose from');
  return thing;
}
