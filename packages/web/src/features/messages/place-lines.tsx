import { useQueryClient } from '@tanstack/react-query';
import type { Destination } from '@weft/contract/messages.ts';
import type { Place } from '@weft/contract/places.ts';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useConnectionStatus } from '../../realtime/realtime-provider.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { useMe } from '../accounts/me.ts';
import { uploads } from '../media/uploads.ts';
import { isFor, outboxOf, usePending } from './outbox.ts';
import { useRemovals, useRemoved } from './removals.ts';
import { rowsOf } from './rows.ts';
import { type Anchor, entriesOf } from './timeline.ts';
import classes from './timeline-view.module.css';
import { TimelineView } from './timeline-view.tsx';
import { useTimelineData } from './use-timeline-data.ts';

interface PlaceLinesProps {
  readonly place: Place;
  readonly label: string;
  /** Stands above the first of all. */
  readonly beginning: ReactNode;
  readonly anchor: Anchor;
  /** Where what is said here is sent to; of a first reply that is on its way, two. */
  readonly destinations: readonly Destination[];
  /** The line "new" stands after this number. */
  readonly newAfter: number | undefined;
  readonly empty: ReactNode;
  readonly onToEnd: () => void;
  /** The newest is seen, up to this number. */
  readonly onSeen: (seq: number) => void;
  readonly onLeave: () => void;
}

/** The timeline of a place, with what is on its way to it. */
export function PlaceLines(props: PlaceLinesProps) {
  const { place, anchor, destinations, newAfter, onSeen } = props;
  const me = useMe().id;
  const outbox = useOutbox();
  const pending = usePending(outbox);
  const removed = useRemoved();
  const query = useTimelineData(place, anchor);
  const [atEnd, setAtEnd] = useState(false);
  const { data } = query;
  const ours = pending.filter((one) => destinations.some((to) => isFor(one, to)));
  const shown = JSON.stringify(ours);
  const rows = useMemo(
    () =>
      data === undefined
        ? []
        : rowsOf({
            ...{ entries: entriesOf(data), pending: JSON.parse(shown), me, newAfter, removed },
            fromBeginning: data.pages[0]?.olderCursor === null,
          }),
    [data, shown, me, newAfter, removed],
  );
  useSeen(atEnd ? lastSeqIn(data) : undefined, onSeen);

  const startAt =
    anchor.at === 'message' ? keyOfMessage(rows, anchor.id) : anchor.at === 'unread' ? 'new' : undefined;
  const lines = (
    <Loaded query={query} lines={8}>
      {() =>
        rows.every(({ kind }) => kind === 'beginning') ? (
          <div className={classes.place}>{props.empty}</div>
        ) : (
          <TimelineView
            label={props.label}
            beginning={props.beginning}
            rows={rows}
            outbox={outbox}
            startAt={startAt}
            hasOlder={query.hasPreviousPage}
            hasNewer={query.hasNextPage}
            onOlder={() => {
              if (!query.isFetching) void query.fetchPreviousPage();
            }}
            onNewer={() => {
              if (!query.isFetching) void query.fetchNextPage();
            }}
            onToEnd={props.onToEnd}
            onAtEnd={setAtEnd}
            onLeave={props.onLeave}
          />
        )
      }
    </Loaded>
  );
  // Until it is there its room is kept: the field below it does not jump.
  return data === undefined ? <div className={classes.waiting}>{lines}</div> : lines;
}

/** One for the window; what waited for a connection goes out when there is one. */
export function useOutbox() {
  const queryClient = useQueryClient();
  const outbox = outboxOf(queryClient, useMe().id);
  const removals = useRemovals();
  const status = useConnectionStatus();
  useEffect(() => {
    if (status !== 'live') return;
    uploads.resumeWaiting();
    outbox.retryWaiting();
    removals.retryWaiting();
  }, [status, outbox, removals]);
  return outbox;
}

function keyOfMessage(rows: ReturnType<typeof rowsOf>, id: string): string | undefined {
  return rows.find((row) => row.kind === 'message' && row.message.id === id)?.key;
}

function lastSeqIn(data: Parameters<typeof entriesOf>[0] | undefined): number | undefined {
  const last = data === undefined ? undefined : entriesOf(data).at(-1);
  if (last === undefined) return undefined;
  return last.kind === 'message' ? last.message.seq : last.card.seq;
}

/** Seen is what is on the screen of a window that is looked at. */
function useSeen(seq: number | undefined, onSeen: (seq: number) => void): void {
  const [focused, setFocused] = useState(() => document.hasFocus());
  useEffect(() => {
    const look = () => setFocused(document.hasFocus() && document.visibilityState === 'visible');
    const events = ['focus', 'blur', 'visibilitychange'];
    for (const event of events) window.addEventListener(event, look);
    document.addEventListener('visibilitychange', look);
    return () => {
      for (const event of events) window.removeEventListener(event, look);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when there is something new to tell
  useEffect(() => {
    if (seq !== undefined && focused) onSeen(seq);
  }, [seq, focused]);
}
