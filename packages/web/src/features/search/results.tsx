import { Button } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '@weft/contract/route.ts';
import type { search } from '@weft/contract/search.ts';
import { CircleHelp, SearchX } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { useAnnounce } from '../../ui/announce/announcer.tsx';
import { RovingList } from '../../ui/list/roving-list.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { Beside } from './beside.tsx';
import { HitRow } from './hit-row.tsx';
import { refusedWords } from './refused-words.ts';
import classes from './results.module.css';
import { searchQuery, whatToAsk } from './search.ts';

interface ResultsProps {
  readonly q: string;
  readonly communityId: string | undefined;
}

/** What is found: messages, the newest first, and beside them people and channels of that name. */
export function Results({ q, communityId }: ResultsProps) {
  const t = useT();
  const announce = useAnnounce();
  const queryClient = useQueryClient();
  const asked = whatToAsk(q);
  const query = useInfiniteQuery({
    ...searchQuery(asked, communityId),
    enabled: asked !== '',
    // What was found before stays until there is something to put in its place: no flicker with every letter.
    placeholderData: (before) => before,
  });
  const { data, error, refetch, isPlaceholderData } = query;
  const refused = refusedWords(error, t);
  const hits = data?.pages.flatMap(({ items }) => items) ?? [];
  const beside = data?.pages[0];
  const count = data === undefined || isPlaceholderData ? undefined : hits.length;

  // Said once for each search, not again for each page.
  const searched = `${asked} ${communityId}`;
  const said = useRef('');
  useEffect(() => {
    if (count === undefined || said.current === searched) return;
    said.current = searched;
    announce(count === 0 ? t('search.noMessages') : t('search.found', { count }));
  }, [count, searched, announce, t]);

  // Whoever comes back from a message stands where they left: once, on coming.
  const opened = ['search', 'opened', searched];
  const list = useRef<HTMLDivElement>(null);
  const back = useRef(queryClient.getQueryData<string>(opened));
  const there = hits.some(({ message }) => message.id === back.current);
  useEffect(() => {
    if (!there) return;
    list.current?.querySelector<HTMLElement>(`[data-hit="${back.current}"]`)?.focus({ preventScroll: true });
    back.current = undefined;
    queryClient.removeQueries({ queryKey: ['search', 'opened'] });
  }, [there, queryClient]);

  if (asked === '') return null;
  if (refused !== undefined)
    return (
      <EmptyState icon={CircleHelp} title={refused}>
        {t('search.refusedHint')}
      </EmptyState>
    );
  return (
    <Loaded query={{ data, error, refetch }} lines={8}>
      {() => (
        <div className={classes.found} data-old={isPlaceholderData || undefined}>
          <div ref={list} className={classes.messages}>
            {hits.length === 0 ? (
              <EmptyState icon={SearchX} title={t(isAlone(beside) ? 'search.none' : 'search.noMessages')}>
                {t('search.noneHint')}
              </EmptyState>
            ) : (
              <RovingList
                label={t('search.messages')}
                items={hits}
                keyOf={({ message }) => message.id}
                className={classes.list}
              >
                {(hit, roving) => (
                  <HitRow
                    hit={hit}
                    roving={roving}
                    onOpen={() => queryClient.setQueryData(opened, hit.message.id)}
                  />
                )}
              </RovingList>
            )}
            {query.hasNextPage && !isPlaceholderData && (
              <Button
                variant="default"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t('shared.showMore')}
              </Button>
            )}
          </div>
          {beside !== undefined && <Beside people={beside.people} channels={beside.channels} />}
        </div>
      )}
    </Loaded>
  );
}

/** Neither people nor channels stand beside. */
function isAlone(page: Answer<typeof search> | undefined): boolean {
  return page === undefined || page.people.length + page.channels.length === 0;
}
