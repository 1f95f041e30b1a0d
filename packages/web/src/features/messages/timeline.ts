import { type InfiniteData, infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import { listMessages, type Timeline, type TimelineEntry } from '@weft/contract/messages.ts';
import { nameOfPlace, type Place } from '@weft/contract/places.ts';
import { api } from '../../realtime/api.ts';

/** Where a timeline is opened: at its end, at the first that is not read, or at a message. */
export type Anchor =
  | { readonly at: 'end' }
  | { readonly at: 'unread'; readonly lastReadSeq: number }
  | { readonly at: 'message'; readonly id: string };

interface Step {
  readonly cursor?: string;
  readonly around?: string;
  readonly unread?: string;
}

export type Pages = InfiniteData<Timeline, Step>;

const keyOf = (place: Place, anchor?: Anchor) =>
  anchor === undefined ? ['timeline', nameOfPlace(place)] : ['timeline', nameOfPlace(place), anchor];

/** A piece of a place's timeline that grows in both directions. Events keep it true while the place is open. */
export const timelineQuery = (place: Place, anchor: Anchor) =>
  infiniteQueryOptions({
    queryKey: keyOf(place, anchor),
    queryFn: ({ pageParam, signal, client }) => {
      const step = again(client.getQueryData<Pages>(keyOf(place, anchor)), anchor, pageParam);
      return api.call(listMessages, { query: { place: nameOfPlace(place), limit: 50, ...step }, signal });
    },
    initialPageParam: firstStep(anchor),
    getPreviousPageParam: ({ olderCursor }): Step | undefined =>
      olderCursor === null ? undefined : { cursor: olderCursor },
    getNextPageParam: ({ newerCursor }): Step | undefined =>
      newerCursor === null ? undefined : { cursor: newerCursor },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });

function firstStep(anchor: Anchor): Step {
  if (anchor.at === 'message') return { around: anchor.id };
  return anchor.at === 'unread' ? { unread: 'true' } : {};
}

/** The first unread one has moved on by the time that the same piece is asked for again: it is found by a message then. */
function again(known: Pages | undefined, anchor: Anchor, step: Step): Step {
  if (anchor.at !== 'unread' || step.unread === undefined || known === undefined) return step;
  const here = entriesOf(known).find(
    (entry) => entry.kind === 'message' && entry.message.seq > anchor.lastReadSeq,
  );
  return here?.kind === 'message' ? { around: here.message.id } : step;
}

export function entriesOf(pages: { readonly pages: readonly Timeline[] }): readonly TimelineEntry[] {
  return pages.pages.flatMap(({ items }) => items);
}

/** How somebody is called who has said something there. */
export function nameInTimeline(queryClient: QueryClient, place: Place, userId: string): string | null {
  for (const [, pages] of queryClient.getQueriesData<Pages>({ queryKey: keyOf(place) }))
    for (const entry of pages === undefined ? [] : entriesOf(pages))
      if (entry.kind === 'message' && entry.message.author.id === userId)
        return entry.message.author.displayName;
  return null;
}

export function seqOf(entry: TimelineEntry): number {
  return entry.kind === 'message' ? entry.message.seq : entry.card.seq;
}

function idOf(entry: TimelineEntry): string {
  return entry.kind === 'message' ? entry.message.id : `card ${entry.card.thread.id}`;
}

/** Every piece of a place that is known, changed in the same way; what is not changed keeps being the same object. */
export function changeEntries(
  queryClient: QueryClient,
  place: Place,
  change: (entry: TimelineEntry) => TimelineEntry | undefined,
): void {
  changePages(queryClient, place, (pages) =>
    pages.map((page) => withItems(page, mapKept(page.items, change))),
  );
}

/** Puts in what is new, where its number belongs; a piece that does not reach the end is told of it by its next page. */
export function insertEntry(queryClient: QueryClient, place: Place, entry: TimelineEntry): void {
  changePages(queryClient, place, (pages) => {
    const last = pages.at(-1);
    if (last === undefined || last.newerCursor !== null) return pages;
    if (pages.some(({ items }) => items.some((known) => idOf(known) === idOf(entry)))) return pages;
    const after = last.items.findLastIndex((known) => seqOf(known) < seqOf(entry));
    // Older than all that is shown: it belongs to a page that is not here.
    if (after === -1 && last.items.length > 0 && last.olderCursor !== null) return pages;
    return pages.with(-1, withItems(last, last.items.toSpliced(after + 1, 0, entry)));
  });
}

export function someEntries(queryClient: QueryClient, place: Place): readonly TimelineEntry[] {
  const all = queryClient.getQueriesData<Pages>({ queryKey: keyOf(place) });
  return all.flatMap(([, pages]) => (pages === undefined ? [] : entriesOf(pages)));
}

function changePages(
  queryClient: QueryClient,
  place: Place,
  change: (pages: readonly Timeline[]) => readonly Timeline[],
): void {
  queryClient.setQueriesData<Pages>({ queryKey: keyOf(place) }, (known) => {
    if (known === undefined) return undefined;
    const pages = change(known.pages);
    return pages.every((page, at) => page === known.pages[at]) ? known : { ...known, pages: [...pages] };
  });
}

function withItems(page: Timeline, items: TimelineEntry[]): Timeline {
  return items === page.items ? page : { ...page, items };
}

function mapKept<Item>(items: Item[], change: (item: Item) => Item | undefined): Item[] {
  const changed = items.map(change);
  const kept = changed.filter((item) => item !== undefined);
  return kept.length === items.length && kept.every((item, at) => item === items[at]) ? items : kept;
}
