import type { QueryClient } from '@tanstack/react-query';
import type { Card, Message, MessageBase, ThreadSummary } from '@weft/contract/messages.ts';
import { nameOfPlace, type Place } from '@weft/contract/places.ts';
import { newerOf } from '../../realtime/versioned.ts';
import { changeEntries, insertEntry, someEntries } from './timeline.ts';

type ChangeMessage = (known: Message) => Message;

/** A message wherever it is shown: in its place's timeline, alone at the head of its thread, among the pins. */
export function changeMessage(
  queryClient: QueryClient,
  place: Place,
  messageId: string,
  change: ChangeMessage,
): void {
  changeEntries(queryClient, place, (entry) =>
    entry.kind === 'message' && entry.message.id === messageId ? changed(entry, change) : entry,
  );
  queryClient.setQueryData<Message>(['message', messageId], (known) => known && change(known));
  queryClient.setQueryData<readonly Message[]>(['pins', nameOfPlace(place)], (known) =>
    known?.map((message) => (message.id === messageId ? change(message) : message)),
  );
}

function changed<Entry extends { readonly message: Message }>(entry: Entry, change: ChangeMessage): Entry {
  const message = change(entry.message);
  return message === entry.message ? entry : { ...entry, message };
}

/** What an event tells of a message; what is the reader's own is left as it was. */
export function mergeMessage(queryClient: QueryClient, heard: MessageBase): void {
  changeMessage(queryClient, heard.place, heard.id, (known) => newerOf(known, heard));
}

/** A message that is new here, from an event or from the answer to one's own. */
export function addMessage(
  queryClient: QueryClient,
  heard: MessageBase | Message,
  me: string | undefined,
): void {
  const message: Message =
    'may' in heard ? heard : { ...heard, thread: null, mine: [], may: mayLike(queryClient, heard, me) };
  insertEntry(queryClient, message.place, { kind: 'message', message });
  if ('may' in heard)
    changeMessage(queryClient, heard.place, heard.id, (known) =>
      // The answer knows what one may do with it; what came by an event since is newer.
      heard.version >= known.version
        ? { ...known, ...heard, thread: newerThread(known.thread, heard.thread) }
        : known,
    );
}

/** What one may do with it is what one may do with others of the kind; the server has the last word anyway. */
function mayLike(queryClient: QueryClient, heard: MessageBase, me: string | undefined): Message['may'] {
  const own = heard.author.id === me;
  const like = someEntries(queryClient, heard.place).findLast(
    (entry) => entry.kind === 'message' && !entry.message.deleted && (entry.message.author.id === me) === own,
  );
  if (like?.kind === 'message') return like.message.may;
  return { reply: true, react: true, edit: own, delete: own, pin: true };
}

/** A thread has another reply: told to every channel that it lives in, at its root or on its card. */
export function mergeThread(queryClient: QueryClient, channelId: string, heard: ThreadSummary): void {
  const place: Place = { kind: 'channel', id: channelId };
  const withThread = (known: Message): Message => {
    const thread = newerThread(known.thread, heard);
    return thread === known.thread ? known : { ...known, thread };
  };
  changeEntries(queryClient, place, (entry) => {
    if (entry.kind === 'message')
      return entry.message.id === heard.rootMessageId ? changed(entry, withThread) : entry;
    if (entry.card.thread.id !== heard.id) return entry;
    const thread = newerThread(entry.card.thread, heard);
    return thread === entry.card.thread ? entry : { ...entry, card: { ...entry.card, thread } };
  });
  queryClient.setQueryData<Message>(['message', heard.rootMessageId], (known) => known && withThread(known));
}

function newerThread<Known extends ThreadSummary | null>(known: Known, heard: ThreadSummary): ThreadSummary;
function newerThread(known: ThreadSummary | null, heard: ThreadSummary | null): ThreadSummary | null;
function newerThread(known: ThreadSummary | null, heard: ThreadSummary | null): ThreadSummary | null {
  if (known === null || heard === null) return heard ?? known;
  return newerOf(known, heard);
}

export function addCard(queryClient: QueryClient, card: Card): void {
  insertEntry(queryClient, { kind: 'channel', id: card.channelId }, { kind: 'card', card });
}

/** What the card shows of its root; told in the order in which it became so. */
export function mergeCard(queryClient: QueryClient, heard: Card): void {
  changeEntries(queryClient, { kind: 'channel', id: heard.channelId }, (entry) => {
    if (entry.kind !== 'card' || entry.card.thread.id !== heard.thread.id) return entry;
    const { root, thread } = entry.card;
    const isNewer =
      !root.deleted && (heard.root.deleted || (heard.root.editedAt ?? '') > (root.editedAt ?? ''));
    return isNewer
      ? { ...entry, card: { ...entry.card, root: heard.root, thread: newerThread(thread, heard.thread) } }
      : entry;
  });
}

export function dropCard(queryClient: QueryClient, channelId: string, conversationId: string): void {
  changeEntries(queryClient, { kind: 'channel', id: channelId }, (entry) =>
    entry.kind === 'card' && entry.card.thread.id === conversationId ? undefined : entry,
  );
}
