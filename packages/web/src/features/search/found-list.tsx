import { Button } from '@mantine/core';
import { type InfiniteData, type UseInfiniteQueryResult, useQueryClient } from '@tanstack/react-query';
import { CircleHelp, SearchX } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { useAnnounce } from '../../ui/announce/announcer.tsx';
import { type RovingItem, RovingList } from '../../ui/list/roving-list.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { refusedWords } from './refused-words.ts';
import classes from './results.module.css';

interface FoundListProps<Hit> {
  readonly query: UseInfiniteQueryResult<InfiniteData<{ readonly items: readonly Hit[] }>>;
  /** What was asked, where and of what: another one is another search. */
  readonly searched: string;
  readonly idOf: (hit: Hit) => string;
  readonly label: string;
  /** In words for who does not see the list; how many there are on the first pages. */
  readonly said: (count: number) => string;
  readonly none: string;
  readonly beside?: ReactNode;
  readonly children: (hit: Hit, roving: RovingItem, onOpen: () => void) => ReactNode;
}

/** What is found, the newest first, page by page; where one was, when one comes back to it. */
export function FoundList<Hit>(props: FoundListProps<Hit>) {
  const { query, searched, idOf, label, said, none, beside, children } = props;
  const t = useT();
  const announce = useAnnounce();
  const queryClient = useQueryClient();
  const { data, error, refetch, isPlaceholderData, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const refused = refusedWords(error, t);
  const hits = data?.pages.flatMap(({ items }) => items) ?? [];
  // A page may be empty and go on: so much was looked through.
  const looksOn = hits.length === 0 && hasNextPage && !isPlaceholderData && error === null;
  const count = data === undefined || isPlaceholderData || looksOn ? undefined : hits.length;
  useEffect(() => {
    if (looksOn && !isFetchingNextPage) void fetchNextPage();
  }, [looksOn, isFetchingNextPage, fetchNextPage]);

  // Said once for each search, not again for each page.
  const told = useRef('');
  useEffect(() => {
    if (count === undefined || told.current === searched) return;
    told.current = searched;
    announce(said(count));
  }, [count, searched, said, announce]);

  // Whoever comes back from what they opened stands where they left: once, on coming.
  const opened = ['search', 'opened', searched];
  const list = useRef<HTMLDivElement>(null);
  const back = useRef(queryClient.getQueryData<string>(opened));
  const there = hits.some((hit) => idOf(hit) === back.current);
  useEffect(() => {
    if (!there) return;
    list.current?.querySelector<HTMLElement>(`[data-hit="${back.current}"]`)?.focus({ preventScroll: true });
    back.current = undefined;
    queryClient.removeQueries({ queryKey: ['search', 'opened'] });
  }, [there, queryClient]);

  if (refused !== undefined)
    return (
      <EmptyState icon={CircleHelp} title={refused}>
        {t('search.refusedHint')}
      </EmptyState>
    );
  return (
    <Loaded query={{ data: looksOn ? undefined : data, error, refetch }} lines={8}>
      {() => (
        <div className={classes.found} data-old={isPlaceholderData || undefined}>
          <div ref={list} className={classes.messages}>
            {hits.length === 0 ? (
              <EmptyState icon={SearchX} title={none}>
                {t('search.noneHint')}
              </EmptyState>
            ) : (
              <RovingList label={label} items={hits} keyOf={idOf} className={classes.list}>
                {(hit, roving) => children(hit, roving, () => queryClient.setQueryData(opened, idOf(hit)))}
              </RovingList>
            )}
            {hasNextPage && !isPlaceholderData && (
              <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {t('shared.showMore')}
              </Button>
            )}
          </div>
          {beside}
        </div>
      )}
    </Loaded>
  );
}
