import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { VList, type VListHandle } from 'virtua';
import { useT } from '../../i18n/language-provider.tsx';
import { useAnnounceNew } from './announce-new.ts';
import type { Outbox } from './outbox.ts';
import type { Row } from './rows.ts';
import { TimelineEnds } from './timeline-ends.tsx';
import { TimelineRow } from './timeline-row.tsx';
import classes from './timeline-view.module.css';
import { useFollowEnd } from './use-follow-end.ts';
import { useWalk } from './use-walk.ts';

export interface TimelineViewProps {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly outbox: Outbox;
  /** Which row is shown first: the line "new", or the message of the address; undefined: the end. */
  readonly startAt: string | undefined;
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  readonly onOlder: () => void;
  readonly onNewer: () => void;
  /** Back to where the newest is, where this piece does not reach it. */
  readonly onToEnd: () => void;
  /** The newest is on the screen, or not any more. */
  readonly onAtEnd: (atEnd: boolean) => void;
  readonly onLeave: () => void;
  /** Stands above the first of all. */
  readonly beginning: ReactNode;
}

/** How near an end one has to come for what lies beyond it to be fetched. */
const nearPx = 600;

/** A timeline: the newest at the bottom, growing at both ends, and keeping its place while it does. */
export function TimelineView(props: TimelineViewProps) {
  const { rows, label, hasOlder, hasNewer } = props;
  const t = useT();
  const list = useRef<VListHandle>(null);
  const place = useRef<HTMLDivElement>(null);
  const shift = useShift(rows);
  const [away, setAway] = useState(false);
  const end = useFollowEnd(list, rows, !hasNewer, props.startAt);
  const walk = useWalk(list, place, rows, props.onLeave);
  useAnnounceNew(rows, !hasNewer);

  const look = () => {
    const handle = list.current;
    if (handle === null || !end.settled.current) return;
    const below = handle.scrollSize - handle.scrollOffset - handle.viewportSize;
    end.look();
    setAway(hasNewer || below > handle.viewportSize);
    props.onAtEnd(!hasNewer && below < 80);
    if (hasOlder && handle.scrollOffset < nearPx) props.onOlder();
    if (hasNewer && below < nearPx) props.onNewer();
  };
  const looked = useRef(look);
  looked.current = look;

  // What is on the screen may not fill it, or end at the newest: that is known when it is laid out.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the rows change
  useLayoutEffect(() => {
    const frame = requestAnimationFrame(() => looked.current());
    return () => cancelAnimationFrame(frame);
  }, [rows]);

  const keep = useMemo(() => [walk.current].filter((at) => at >= 0), [walk.current]);
  return (
    <div
      ref={place}
      className={classes.place}
      role="log"
      aria-label={label}
      aria-live="off"
      onKeyDown={walk.onKeyDown}
      onFocus={walk.onFocus}
    >
      <VList
        ref={list}
        data={rows}
        shift={shift}
        keepMounted={keep}
        className={classes.list ?? ''}
        onScroll={() => looked.current()}
        onResize={() => {
          end.onResize();
          looked.current();
        }}
      >
        {(row, at) => (
          <TimelineRow
            key={row.key}
            row={row}
            outbox={props.outbox}
            beginning={props.beginning}
            tabIndex={at === walk.current ? 0 : -1}
          />
        )}
      </VList>
      <TimelineEnds
        away={away}
        label={t('chat.toNewest')}
        onToEnd={() => (hasNewer ? props.onToEnd() : end.toEnd())}
      />
    </div>
  );
}

/** True while rows came in above: then what is on the screen stays where it is. */
function useShift(rows: readonly Row[]): boolean {
  const before = useRef(rows);
  const shift = useRef(false);
  if (before.current !== rows) {
    const last = before.current.at(-1)?.key;
    const oldFirst = before.current.find(({ kind }) => kind === 'message' || kind === 'card')?.key;
    const newFirst = rows.find(({ kind }) => kind === 'message' || kind === 'card')?.key;
    shift.current =
      rows.length > before.current.length &&
      oldFirst !== newFirst &&
      rows.some(({ key }) => key === oldFirst) &&
      rows.at(-1)?.key === last;
    before.current = rows;
  }
  return shift.current;
}
