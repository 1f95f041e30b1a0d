import { Button } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowUp } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { PostList } from '../posts/post-list.tsx';
import classes from './feeds.module.css';
import { feedQuery, type WhichFeed } from './feeds.ts';
import { useNewer } from './use-newer.ts';

interface FeedPostsProps {
  readonly which: WhichFeed;
  readonly empty: ReactNode;
}

/** How many pages without a post are gone through by themselves. */
const goesOnAlone = 5;

/** The posts of a feed, above them what came since, below them the way on. */
export function FeedPosts({ which, empty }: FeedPostsProps) {
  const t = useT();
  const query = useInfiniteQuery(feedQuery(which));
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const [alone, setAlone] = useState(0);
  const none = data?.pages.every(({ items }) => items.length === 0) ?? false;
  const goesOn = none && hasNextPage && !isFetchingNextPage && alone < goesOnAlone;
  useEffect(() => {
    if (!goesOn) return;
    setAlone((times) => times + 1);
    void fetchNextPage();
  }, [goesOn, fetchNextPage]);
  return (
    <>
      <NewPosts which={which} />
      <PostList
        query={query}
        label={t('feeds.posts')}
        empty={hasNextPage ? <p className={classes.soft}>{t('feeds.lookFurther')}</p> : empty}
      />
    </>
  );
}

/** Only where the latest come first: elsewhere nothing is above. */
function NewPosts({ which }: { which: WhichFeed }) {
  const t = useT();
  const queryClient = useQueryClient();
  const { count, more } = useNewer(which);
  if (count === 0) return null;
  return (
    <Button
      className={classes.newer ?? ''}
      variant="light"
      fullWidth
      leftSection={<ArrowUp size={16} aria-hidden />}
      onClick={() => void queryClient.resetQueries({ queryKey: feedQuery(which).queryKey })}
    >
      {more ? t('feeds.newMany', { count }) : t('feeds.new', { count })}
    </Button>
  );
}
