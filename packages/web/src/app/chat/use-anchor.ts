import { useQueryClient } from '@tanstack/react-query';
import type { Place } from '@weft/contract/places.ts';
import { useState } from 'react';
import type { Anchor } from '../../features/messages/timeline.ts';
import { readingIn } from '../../features/unread/unread.ts';

/** Where a place is opened: at the message of the address, where the unread begins, or at its end. Decided on entering. */
export function useAnchor(place: Place, target: string | undefined) {
  const queryClient = useQueryClient();
  const [begin] = useState(() => readingIn(queryClient, place));
  const unreadAfter = begin !== undefined && begin.unread > 0 ? begin.lastReadSeq : undefined;
  const [newAfter, markNew] = useState(unreadAfter);
  const [anchor, setAnchor] = useState<Anchor>(() => {
    if (target !== undefined) return { at: 'message', id: target };
    return unreadAfter === undefined ? { at: 'end' } : { at: 'unread', lastReadSeq: unreadAfter };
  });
  return { anchor, newAfter, markNew, toEnd: () => setAnchor({ at: 'end' }) };
}
