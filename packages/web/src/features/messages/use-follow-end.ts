import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { VListHandle } from 'virtua';
import type { Row } from './rows.ts';

/** Begins where it should, and stays at the end as long as one is there: what comes in moves up, not away. */
export function useFollowEnd(
  list: RefObject<VListHandle | null>,
  rows: readonly Row[],
  reachesEnd: boolean,
  startAt: string | undefined,
) {
  const settled = useRef(false);
  const stuck = useRef(startAt === undefined);
  const lastKey = useRef<string | undefined>(undefined);
  const started = useRef<string | undefined>(undefined);

  const toEnd = () => {
    stuck.current = true;
    list.current?.scrollToIndex(rows.length - 1, { align: 'end' });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the rows change
  useLayoutEffect(() => {
    const last = rows.at(-1);
    if (last === undefined || list.current === null) return;
    const begins = !settled.current || (startAt !== undefined && started.current !== startAt);
    const own = last.kind === 'pending' && last.key !== lastKey.current;
    lastKey.current = last.key;
    if (begins) {
      const at = rows.findIndex(({ key }) => key === startAt);
      if (startAt !== undefined && at === -1 && settled.current) return;
      started.current = startAt;
      settled.current = true;
      if (at === -1) return toEnd();
      stuck.current = false;
      list.current.scrollToIndex(at, {
        align: startAt === 'new' ? 'start' : 'center',
        offset: startAt === 'new' ? -48 : 0,
      });
    } else if (reachesEnd && (stuck.current || own)) toEnd();
  }, [rows, startAt]);

  return {
    settled,
    toEnd,
    /** Where one has scrolled to. */
    look: () => {
      const handle = list.current;
      if (handle === null) return;
      stuck.current = reachesEnd && handle.scrollSize - handle.scrollOffset - handle.viewportSize < 24;
    },
    /** The window, the composer or a picture changed its size. */
    onResize: () => {
      if (stuck.current && settled.current) list.current?.scrollToIndex(rows.length - 1, { align: 'end' });
    },
  };
}
