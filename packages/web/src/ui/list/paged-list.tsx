import { Button } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Loaded } from '../loaded/loaded.tsx';

interface PagedListProps<Item> {
  readonly query: UseInfiniteQueryResult<InfiniteData<{ readonly items: readonly Item[] }>>;
  /** What stands there instead, where the list can be empty. */
  readonly empty?: ReactNode;
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** A list that goes on: loading, failed, empty, or its items and the way to more. */
export function PagedList<Item>({ query, empty, children }: PagedListProps<Item>) {
  const t = useT();
  const { data, error, refetch } = query;
  const items = data?.pages.flatMap((page) => page.items);
  return (
    <>
      <Loaded query={{ data: items, error, refetch }}>
        {(all) => (all.length === 0 ? empty : children(all))}
      </Loaded>
      {query.hasNextPage && (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('shared.showMore')}
        </Button>
      )}
    </>
  );
}
