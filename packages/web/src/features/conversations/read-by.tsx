import { useQueryClient } from '@tanstack/react-query';
import type { DirectConversation, GoalConversation } from '@weft/contract/conversations.ts';
import { useSyncExternalStore } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { someEntries } from '../messages/timeline.ts';
import classes from './read-by.module.css';

/** Below the last message, where it is one's own: who has read it. */
export function ReadBy({ direct, me }: { direct: DirectConversation | GoalConversation; me: string }) {
  const { t, locale } = useLanguage();
  const last = useLastOwn(direct.id, me);
  const readers = last === undefined ? [] : direct.read.filter(({ lastReadSeq }) => lastReadSeq >= last);
  const names = readers.flatMap(
    ({ userId }) => direct.people.find(({ id }) => id === userId && id !== me)?.displayName ?? [],
  );
  return (
    <p className={classes.read}>
      {names.length > 0 &&
        (direct.people.length === 2
          ? t('direct.read')
          : t('direct.readBy', { names: new Intl.ListFormat(locale).format(names) }))}
    </p>
  );
}

/** The number of the last message, if one said it oneself. */
function useLastOwn(conversationId: string, me: string): number | undefined {
  const queryClient = useQueryClient();
  const look = () => {
    const messages = someEntries(queryClient, { kind: 'conversation', id: conversationId }).flatMap(
      (entry) => (entry.kind === 'message' && !entry.message.deleted ? [entry.message] : []),
    );
    const last = messages.reduce<(typeof messages)[number] | undefined>(
      (latest, message) => (latest === undefined || message.seq > latest.seq ? message : latest),
      undefined,
    );
    return last?.author.id === me ? last.seq : undefined;
  };
  return useSyncExternalStore((changed) => queryClient.getQueryCache().subscribe(changed), look);
}
