import type { Destination } from '@weft/contract/messages.ts';
import { sql } from '../../core/db/statement.ts';
import { joinChannel } from '../../features/channels/member-commands.ts';
import { mayJoinChannel } from '../../features/channels/policy.ts';
import { readChannelFacts } from '../../features/channels/queries.ts';
import { openConversation } from '../../features/conversations/open.ts';
import { setPinned } from '../../features/messages/pins.ts';
import { mayPin, mayReact } from '../../features/messages/policy.ts';
import { readMessageFacts } from '../../features/messages/queries.ts';
import { setReaction } from '../../features/messages/reactions.ts';
import { prepareToSend, send } from '../../features/messages/send.ts';
import { type GoalTale, goalTales } from './goal-lines.ts';
import { placeOf } from './goals.ts';
import { asUser, type Chapter, personIn, type Story } from './story.ts';
import { type Line, type Scene, scenes, talks } from './talk-lines.ts';

/** What is said in the channels, in threads, carried from one to another, between a few, and about goals. The last of it is unread. */
export const talkChapter: Chapter = {
  name: 'talk',
  async tell(story) {
    const teller = new Teller(story);
    for (const scene of scenes) await teller.play(scene);
    for (const talk of talks) await teller.talk(talk);
    for (const tale of goalTales) teller.accompany(tale);
    await teller.tell();
    await readMost(story);
  },
};

/**
 * Everything is said by the commands that people use, and set to its time. Whatever the place, in the order in which it
 * was said: a later message has the larger id, as everywhere else.
 */
class Teller {
  readonly #story: Story;
  readonly #steps: { readonly minutes: number; readonly run: () => Promise<void> }[] = [];
  #said = 0;

  constructor(story: Story) {
    this.#story = story;
  }

  async play({ community, channel, hours, lines }: Scene): Promise<void> {
    const { tx, random } = this.#story;
    const [row] = await tx.rows<{ id: string }>(sql`
      select c.id from channels c join communities o on o.id = c.community_id
      where o.slug = ${community} and c.slug = ${channel}`);
    if (row === undefined) throw new Error(`the story has no #${channel} in ${community}`);
    let minutes = hours * 60;
    for (const line of lines) {
      let id = '';
      this.#plan(minutes, async (at) => {
        await this.#enter(line.by, row.id, at);
        id = await this.#say(line.by, { channelId: row.id }, line.text, at);
      });
      let later = minutes;
      for (const [by, text] of line.replies ?? []) {
        later -= 2 + random() * 20;
        this.#plan(later, async (at) => {
          await this.#enter(by, row.id, at);
          await this.#say(by, { rootMessageId: id }, text, at);
        });
      }
      this.#plan(later, () => this.#mark(id, line));
      minutes -= 5 + random() * 50;
    }
  }

  async talk({ hours, lines }: (typeof talks)[number]): Promise<void> {
    const { tx, random } = this.#story;
    const people = [...new Set(lines.map(([by]) => by))].map((by) => personIn(this.#story, by));
    const [first] = people;
    if (first === undefined) return;
    const conversationId = await openConversation(
      tx,
      asUser(first),
      people.map(({ id }) => id),
    );
    let minutes = hours * 60;
    for (const [by, text] of lines) {
      this.#plan(minutes, async (at) => {
        await this.#say(by, { conversationId }, text, at);
      });
      minutes -= 1 + random() * 15;
    }
  }

  accompany(tale: GoalTale): void {
    const ids: string[] = [];
    for (const [n, line] of tale.lines.entries())
      this.#plan(line.hours * 60, async (at) => {
        const answered = line.answers === undefined ? undefined : ids[line.answers];
        const to = {
          ...(await placeOf(this.#story, tale, line)),
          ...(answered === undefined ? {} : { replyToMessageId: answered }),
        };
        ids[n] = await this.#say(line.by, to, line.text, at);
      });
  }

  async tell(): Promise<void> {
    for (const { run } of this.#steps.toSorted((a, b) => b.minutes - a.minutes)) await run();
  }

  /** So many minutes before the end of the story. */
  #plan(minutes: number, run: (minutes: number) => Promise<void>): void {
    this.#steps.push({ minutes, run: () => run(minutes) });
  }

  async #say(by: string, to: Destination, content: string, minutes: number): Promise<string> {
    const { tx } = this.#story;
    const actor = asUser(personIn(this.#story, by));
    this.#said += 1;
    const toSend = { to, content, clientKey: `story-${this.#said}`, carry: true, mediaIds: [] };
    const { message } = await send(tx, tx, await prepareToSend(tx, actor, toSend));
    await setBack(this.#story, message.id, this.#minutesAgo(minutes));
    return message.id;
  }

  /** Whoever speaks in a public channel has come in before. */
  async #enter(by: string, channelId: string, minutes: number): Promise<void> {
    const { tx } = this.#story;
    const actor = asUser(personIn(this.#story, by));
    const facts = await readChannelFacts(tx, actor, channelId);
    if (facts.joined) return;
    await joinChannel(tx, mayJoinChannel.permit(actor, facts));
    await tx.rows(sql`
      update channel_members set created_at = ${this.#minutesAgo(minutes + 30)}
      where channel_id = ${channelId} and user_id = ${actor.userId}`);
  }

  #minutesAgo(minutes: number): Date {
    return new Date(this.#story.now.getTime() - minutes * 60_000);
  }

  async #mark(messageId: string, { by, reactions = {}, pinned }: Line): Promise<void> {
    const { tx } = this.#story;
    for (const [emoji, people] of Object.entries(reactions))
      for (const name of people) {
        const actor = asUser(personIn(this.#story, name));
        const facts = await readMessageFacts(tx, actor, messageId);
        if (mayReact.allows(actor, facts)) await setReaction(tx, mayReact.permit(actor, facts), emoji, true);
      }
    if (pinned === undefined) return;
    const actor = asUser(personIn(this.#story, by));
    await setPinned(tx, mayPin.permit(actor, await readMessageFacts(tx, actor, messageId)), true);
  }
}

/** Of the message, its thread and card, and the news of it. */
async function setBack({ tx }: Story, messageId: string, at: Date): Promise<void> {
  await tx.rows(sql`
    update messages set sent_at = ${at}, created_at = ${at}, updated_at = ${at} where id = ${messageId}`);
  await tx.rows(sql`
    update conversations set last_activity_at = ${at}, created_at = least(created_at, ${at})
    where root_message_id = ${messageId} or id = (select conversation_id from messages where id = ${messageId})`);
  await tx.rows(sql`
    update conversation_channels k set carried_at = ${at}, created_at = ${at}
    from messages m, conversations v
    where m.id = ${messageId} and (v.id = m.conversation_id or v.root_message_id = m.id) and k.conversation_id = v.id
      and k.carried_at > ${at}`);
  await tx.rows(sql`
    update notifications set happened_at = ${at}, created_at = ${at} where about->>'messageId' = ${messageId}`);
}

/** The last lines of each place are news to those who did not write them; everything before, everybody has read. */
async function readMost({ tx }: Story): Promise<void> {
  await tx.rows(sql`
    update channel_members i set last_read_seq = greatest(i.last_read_seq, c.last_seq - 3, i.since_seq)
    from channels c where c.id = i.channel_id and c.last_seq > 0`);
  await tx.rows(sql`
    update conversation_participants p set last_read_seq = greatest(p.last_read_seq, v.last_seq - 1)
    from conversations v where v.id = p.conversation_id`);
}
