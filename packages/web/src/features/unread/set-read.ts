import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { Place } from '@weft/contract/places.ts';
import { readEverything, setRead } from '@weft/contract/unread.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { putReading } from './heard.ts';
import { changeReading, refetchUnread } from './unread.ts';

/** Read up to here, as it will be when the server knows. */
export function showRead(queryClient: QueryClient, place: Place, seq: number): void {
  changeReading(queryClient, place, (known) =>
    seq < known.lastSeq ? known : { ...known, lastReadSeq: seq, unread: 0, mentions: 0 },
  );
}

/** Told to the server. Only forward. */
export async function readUpTo(queryClient: QueryClient, place: Place, seq: number): Promise<void> {
  try {
    const { reading } = await api.call(setRead, { body: { place, seq } });
    putReading(queryClient, reading);
  } catch {
    // Nobody asked for it: what was not stored is read again next time.
    void refetchUnread(queryClient);
  }
}

/** What one does with unread state by a button or a key. */
export function useUnreadActs() {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const attempt = (work: Promise<unknown>) =>
    work.then(
      () => true,
      (error: unknown) => {
        toast({ text: failureWords(error, t) });
        return false;
      },
    );
  return {
    /** The whole of what is known of a place is read; true where the server knows it, too. */
    markRead: async (place: Place, seq: number) => {
      showRead(queryClient, place, seq);
      const stored = await attempt(
        api.call(setRead, { body: { place, seq } }).then(({ reading }) => putReading(queryClient, reading)),
      );
      if (!stored) await refetchUnread(queryClient);
      return stored;
    },
    markUnreadFrom: (place: Place, seq: number) =>
      attempt(
        api
          .call(setRead, { body: { place, seq: Math.max(0, seq - 1), back: true } })
          .then(({ reading }) => putReading(queryClient, reading)),
      ),
    readAll: async (communityId?: string) => {
      await attempt(api.call(readEverything, { body: communityId === undefined ? {} : { communityId } }));
      await refetchUnread(queryClient);
    },
  };
}
