import type { QueryClient } from '@tanstack/react-query';
import type { Place } from '@weft/contract/places.ts';
import { type Reading, unreadShown } from '@weft/contract/unread.ts';
import { meQuery } from '../accounts/me.ts';
import { changeReading, refetchUnread } from './unread.ts';

export interface Said {
  readonly seq: number;
  readonly authorId: string;
  readonly mentions: readonly string[];
  readonly everyone: 'channel' | 'here' | null;
}

/**
 * Something was said in a place: one more to read, unless one said it oneself. Counted only beyond what is known already,
 * so that hearing it twice, or after the snapshot that knew it, changes nothing.
 */
export function countSaid(queryClient: QueryClient, place: Place, said: Said): boolean {
  const me = queryClient.getQueryData(meQuery.queryKey)?.user.id;
  return changeReading(queryClient, place, (known) => afterSaid(known, said, me));
}

export function afterSaid(known: Reading, said: Said, me: string | undefined): Reading {
  if (said.seq <= known.lastSeq) return known;
  // What one says oneself, one has read; and what stands above it.
  if (said.authorId === me)
    return { ...known, lastSeq: said.seq, lastReadSeq: said.seq, unread: 0, mentions: 0 };
  const calls = said.everyone !== null || (me !== undefined && said.mentions.includes(me));
  return {
    ...known,
    lastSeq: said.seq,
    unread: Math.min(unreadShown, known.unread + 1),
    mentions: Math.min(unreadShown, known.mentions + (calls ? 1 : 0)),
  };
}

/** What was taken back may have been counted: which, only the server knows. */
export function forgetSaid(queryClient: QueryClient, place: Place, seq: number): void {
  let counted = false;
  changeReading(queryClient, place, (known) => {
    counted = seq > known.lastReadSeq && known.unread > 0;
    return known;
  });
  if (counted) void refetchUnread(queryClient);
}

/** The server's word on a place. Where it does not know yet what was heard since, it is asked once more. */
export function putReading(queryClient: QueryClient, heard: Reading): void {
  let behind = false;
  const found = changeReading(queryClient, heard.place, (known) => {
    if (heard.version <= known.version) return known;
    behind = heard.lastSeq < known.lastSeq;
    return heard;
  });
  if (!found || behind) void refetchUnread(queryClient);
}
