import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Destination, Message } from '@weft/contract/messages.ts';
import type { Place } from '@weft/contract/places.ts';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useMe } from '../../features/accounts/me.ts';
import { useMyMute } from '../../features/communities/my-mute.ts';
import { PlaceLines } from '../../features/messages/place-lines.tsx';
import { someEntries } from '../../features/messages/timeline.ts';
import { type SpeakTo, TimelineContext } from '../../features/messages/timeline-context.ts';
import { useUnreadActs } from '../../features/unread/set-read.ts';
import { unreadQuery, useReadings } from '../../features/unread/unread.ts';
import type { KeyBinding } from '../../ui/keys/key-binding.ts';
import { useKeys } from '../../ui/keys/keys-provider.tsx';
import { Skeleton } from '../../ui/state/skeleton.tsx';
import { useAnchor } from './use-anchor.ts';
import { useReadOnSight } from './use-read-on-sight.ts';

const ReportDialog = lazy(() =>
  import('../../features/reports/report-dialog.tsx').then((m) => ({ default: m.ReportDialog })),
);

interface PlaceTimelineProps {
  readonly place: Place;
  readonly label: string;
  readonly beginning: ReactNode;
  readonly empty: ReactNode;
  readonly destinations: readonly Destination[];
  /** Undefined: said directly. */
  readonly communityId?: string | undefined;
  /** The message that the address points at. */
  readonly target?: string | undefined;
  readonly openThread?: ((rootMessageId: string) => void) | undefined;
  /** Speaks to one message among the others: R does, too. */
  readonly speakTo?: SpeakTo | undefined;
  /** One is in it, or follows it: it has something like unread. */
  readonly own: boolean;
  /** Nothing is read by being looked at, and no keys are bound: the page around it has its own. */
  readonly byHand?: boolean;
  /** Back to where one writes. */
  readonly onLeave: () => void;
}

/** The timeline of a place that is open, with what is read and unread in it. Wants a `key` that is its place. */
export function PlaceTimeline(props: PlaceTimelineProps) {
  const known = useQuery(unreadQuery);
  // Where one begins to read is part of what is asked for; where that cannot be had, one begins at the end.
  if (props.own && props.target === undefined && known.isPending && !known.isFetchedAfterMount)
    return <Skeleton lines={8} />;
  return <KnownTimeline {...props} />;
}

function KnownTimeline(props: PlaceTimelineProps) {
  const { place, communityId, target, openThread, speakTo, own, byHand = false } = props;
  const me = useMe().id;
  const muted = useMyMute(communityId) !== null;
  const readings = useReadings();
  const { markUnreadFrom } = useUnreadActs();
  const [editing, setEditing] = useState<string>();
  const [reported, setReported] = useState<string>();
  const { anchor, newAfter, toEnd, markNew } = useAnchor(place, target);
  const { onSeen, hold } = useReadOnSight(place, own && !byHand);
  useMessageKeys(
    place,
    byHand ? undefined : { me, edit: muted ? undefined : setEditing, openThread, speakTo },
  );

  const unreadThreads = readings
    .filter((reading) => reading.place.kind === 'conversation' && reading.unread > 0)
    .map((reading) => reading.place.id)
    .join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: what its functions close over is the same thing each time
  const surroundings = useMemo(
    () => ({
      ...{ place, me, communityId, muted, openThread, speakTo, highlighted: target, report: setReported },
      editing: muted ? undefined : editing,
      edit: (messageId: string | undefined) => {
        setEditing(messageId);
        if (messageId === undefined) props.onLeave();
      },
      markUnreadFrom: own
        ? ({ seq }: Message) => {
            hold();
            markNew(seq - 1);
            void markUnreadFrom(place, seq);
          }
        : undefined,
      isThreadUnread: (id: string) => unreadThreads.split(' ').includes(id),
    }),
    [place.kind, place.id, me, communityId, muted, openThread, speakTo, editing, target, own, unreadThreads],
  );

  return (
    <TimelineContext value={surroundings}>
      <PlaceLines
        place={place}
        label={props.label}
        beginning={props.beginning}
        empty={props.empty}
        anchor={anchor}
        newAfter={newAfter}
        destinations={props.destinations}
        onToEnd={toEnd}
        onSeen={onSeen}
        onLeave={props.onLeave}
      />
      {reported !== undefined && (
        <Suspense fallback={null}>
          <ReportDialog
            about={{ kind: 'message', messageId: reported }}
            onClose={() => setReported(undefined)}
          />
        </Suspense>
      )}
    </TimelineContext>
  );
}

interface MessageKeys {
  readonly me: string;
  readonly edit: ((messageId: string) => void) | undefined;
  readonly openThread: ((rootMessageId: string) => void) | undefined;
  readonly speakTo: SpeakTo | undefined;
}

/** R replies to the message that has the focus, or to the last; E says one's own differently. */
function useMessageKeys(place: Place, bound: MessageKeys | undefined): void {
  const queryClient = useQueryClient();
  const messages = () =>
    someEntries(queryClient, place).flatMap((entry) =>
      entry.kind === 'message' && !entry.message.deleted ? [entry.message] : [],
    );
  const focused = () => document.activeElement?.closest<HTMLElement>('[data-message]')?.dataset.message;
  const keys: KeyBinding[] = [{ keys: 'ArrowUp+ArrowDown', label: 'keys.messages', group: 'lists' }];
  if (bound?.edit !== undefined)
    keys.push({
      ...{ keys: 'e', label: 'keys.edit', group: 'lists' },
      run: () => {
        const mine = messages().filter(({ author, may }) => author.id === bound.me && may.edit);
        const found = mine.find(({ id }) => id === focused()) ?? mine.at(-1);
        if (found !== undefined) bound.edit?.(found.id);
      },
    });
  if (bound?.openThread !== undefined || bound?.speakTo !== undefined)
    keys.push({
      ...{ keys: 'r', label: bound.openThread === undefined ? 'keys.speakTo' : 'keys.reply', group: 'lists' },
      run: () => {
        const all = messages().filter(
          (message) => bound.openThread !== undefined || bound.speakTo?.words(message) !== undefined,
        );
        const found = all.find(({ id }) => id === focused()) ?? all.at(-1);
        if (found === undefined) return;
        if (bound.openThread !== undefined) bound.openThread(found.id);
        else bound.speakTo?.run(found);
      },
    });
  useKeys(keys);
}
