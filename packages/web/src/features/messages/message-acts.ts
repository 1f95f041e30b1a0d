import { useQueryClient } from '@tanstack/react-query';
import {
  addReaction,
  type Message,
  pinMessage,
  type Reaction,
  removeReaction,
  unpinMessage,
} from '@weft/contract/messages.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { changeMessage } from './change.ts';
import { useRemovals } from './removals.ts';

/** What one does with a message by a button or a key: shown at once, taken back where the server says no. */
export function useMessageActs(message: Message, me: string) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const removals = useRemovals();
  const { id: messageId, place } = message;
  const change = (to: (known: Message) => Message) => changeMessage(queryClient, place, messageId, to);

  /** A failure takes back only what nothing newer has replaced. */
  const attempt = async (shown: Partial<Message>, work: () => Promise<Partial<Message> | undefined>) => {
    change((known) => ({ ...known, ...shown }));
    try {
      const settled = await work();
      if (settled !== undefined)
        change((known) => ((settled.version ?? 0) >= known.version ? { ...known, ...settled } : known));
      return true;
    } catch (error) {
      change((known) => (known.version === message.version ? message : known));
      toast({ text: failureWords(error, t) });
      return false;
    }
  };

  const react = (emoji: string) => {
    const had = message.mine.includes(emoji);
    const route = had ? removeReaction : addReaction;
    const mine = had ? message.mine.filter((one) => one !== emoji) : [...message.mine, emoji];
    const reactions = afterReaction(message.reactions, emoji, me, !had);
    return attempt({ mine, reactions }, () => api.call(route, { params: { messageId, emoji } }));
  };
  const pin = () =>
    attempt({ pinned: !message.pinned }, async () => {
      await api.call(message.pinned ? unpinMessage : pinMessage, { params: { messageId } });
      return undefined;
    });
  const remove = () => {
    removals.begin(message, (error) => toast({ text: failureWords(error, t) }));
    toast({
      text: t('chat.wasDeleted'),
      undo: () => removals.undo(messageId),
      gone: () => void removals.settle(messageId),
    });
  };
  const copyLink = async () => {
    await navigator.clipboard.writeText(`${window.location.origin}/to/message/${messageId}`);
    toast({ text: t('chat.linkCopied') });
  };
  return { react, pin, remove, copyLink };
}

/** The reactions as they will be: one more of a kind or one less, a kind without any is gone. */
function afterReaction(
  reactions: readonly Reaction[],
  emoji: string,
  me: string,
  added: boolean,
): Reaction[] {
  const known = reactions.find((one) => one.emoji === emoji);
  if (known === undefined) return added ? [...reactions, { emoji, count: 1, people: [me] }] : [...reactions];
  const people = known.people.filter((id) => id !== me);
  const changed = added
    ? { emoji, count: known.count + 1, people: [...people, me] }
    : { emoji, count: known.count - 1, people };
  return reactions.flatMap((one) => (one === known ? (changed.count === 0 ? [] : [changed]) : [one]));
}
