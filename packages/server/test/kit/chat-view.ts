import type {
  cardUpdated,
  conversationCreated,
  conversationShared,
  conversationUnshared,
  conversationUpdated,
} from '@weft/contract/conversations.ts';
import type { PayloadOf } from '@weft/contract/event.ts';
import type {
  messageCreated,
  messageDeleted,
  messageUpdated,
  pinChanged,
  reactionChanged,
} from '@weft/contract/message-events.ts';
import type { Card, MessageBase, ThreadSummary, TimelineEntry } from '@weft/contract/messages.ts';
import type { Place } from '@weft/contract/places.ts';

type Shown = MessageBase & { readonly thread: ThreadSummary | null };

/**
 * A client's memory of one place, as docs/api/write-a-client.md tells it: a snapshot, and what events make of it. What depends
 * on the reader (`may`, `mine`) is left out: events do not tell it.
 */
export class ChatView {
  readonly #place: Place;
  readonly #messages = new Map<string, Shown>();
  readonly #cards = new Map<string, Card>();

  constructor(place: Place, snapshot: readonly TimelineEntry[]) {
    this.#place = place;
    for (const entry of snapshot)
      if (entry.kind === 'card') this.#cards.set(entry.card.thread.id, entry.card);
      else {
        const { may, mine, ...shown } = entry.message;
        this.#messages.set(shown.id, shown);
      }
  }

  /** In their order; a deleted message only where a thread hangs on it. */
  entries(): (Shown | Card)[] {
    const messages = [...this.#messages.values()].filter(
      ({ deleted, thread }) => !deleted || thread !== null,
    );
    return [...messages, ...this.#cards.values()].toSorted((a, b) => a.seq - b.seq);
  }

  apply(type: string, payload: unknown): void {
    this.#appliers[type]?.(payload as never);
  }

  /** What it knows how to apply. */
  get types(): string[] {
    return Object.keys(this.#appliers);
  }

  readonly #appliers: Readonly<Record<string, (payload: never) => void>> = {
    'message.created': ({ message }: PayloadOf<typeof messageCreated>) => {
      if (this.#isHere(message.place) && !this.#messages.has(message.id))
        this.#messages.set(message.id, { ...message, thread: null });
    },
    'message.updated': ({ message }: PayloadOf<typeof messageUpdated>) =>
      this.#change(message.id, message.version, () => message),
    'message.deleted': ({ messageId, version }: PayloadOf<typeof messageDeleted>) =>
      this.#change(messageId, version, () => ({
        ...{ version, deleted: true, content: '', html: '', mentions: [], everyone: null, reactions: [] },
        pinned: false,
      })),
    'reaction.changed': ({ messageId, version, reactions }: PayloadOf<typeof reactionChanged>) =>
      this.#change(messageId, version, () => ({ version, reactions })),
    'pin.changed': ({ messageId, version, pinned }: PayloadOf<typeof pinChanged>) =>
      this.#change(messageId, version, () => ({ version, pinned })),
    'conversation.created': (event: PayloadOf<typeof conversationCreated>) => this.#thread(event),
    'conversation.updated': (event: PayloadOf<typeof conversationUpdated>) => this.#thread(event),
    'conversation.shared': ({
      channelId,
      card,
      conversationId,
      version,
    }: PayloadOf<typeof conversationShared>) => {
      if (channelId !== this.#place.id) return;
      if (card === null) this.#raise(conversationId, version);
      else this.#cards.set(card.thread.id, card);
    },
    'conversation.unshared': ({
      channelId,
      from,
      conversationId,
      version,
    }: PayloadOf<typeof conversationUnshared>) => {
      if (channelId !== this.#place.id) return;
      if (from === channelId) this.#cards.delete(conversationId);
      else this.#raise(conversationId, version);
    },
    'card.updated': ({ card }: PayloadOf<typeof cardUpdated>) => {
      const known = this.#cards.get(card.thread.id);
      if (known !== undefined && card.channelId === this.#place.id && isNewer(known.root, card.root))
        this.#cards.set(card.thread.id, { ...card, thread: newer(known.thread, card.thread) });
    },
  };

  #isHere({ kind, id }: Place): boolean {
    return kind === this.#place.kind && id === this.#place.id;
  }

  #change(messageId: string, version: number, changes: () => Partial<Shown>): void {
    const known = this.#messages.get(messageId);
    if (known !== undefined && known.version < version)
      this.#messages.set(messageId, { ...known, ...changes() });
  }

  /** The thread lives in other places now; what is shown of it is the same. */
  #raise(conversationId: string, version: number): void {
    for (const [id, shown] of this.#messages)
      if (shown.thread?.id === conversationId && shown.thread.version < version)
        this.#messages.set(id, { ...shown, thread: { ...shown.thread, version } });
    const card = this.#cards.get(conversationId);
    if (card !== undefined && card.thread.version < version)
      this.#cards.set(conversationId, { ...card, thread: { ...card.thread, version } });
  }

  #thread({ channelId, thread }: { readonly channelId: string; readonly thread: ThreadSummary }): void {
    if (channelId !== this.#place.id) return;
    const root = this.#messages.get(thread.rootMessageId);
    if (root !== undefined && (root.thread?.version ?? 0) < thread.version)
      this.#messages.set(root.id, { ...root, thread });
    const card = this.#cards.get(thread.id);
    if (card !== undefined && card.thread.version < thread.version)
      this.#cards.set(thread.id, { ...card, thread });
  }
}

function isNewer(known: Card['root'], heard: Card['root']): boolean {
  return !known.deleted && (heard.deleted || (heard.editedAt ?? '') > (known.editedAt ?? ''));
}

function newer(known: ThreadSummary, heard: ThreadSummary): ThreadSummary {
  return known.version < heard.version ? heard : known;
}
