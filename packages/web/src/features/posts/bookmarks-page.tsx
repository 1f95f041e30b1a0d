import { useInfiniteQuery } from '@tanstack/react-query';
import { Bookmark } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { bookmarksQuery } from './interactions.ts';
import { PostList } from './post-list.tsx';

/** What one wanted to find again. Nobody else sees it. */
export function BookmarksPage() {
  const t = useT();
  const query = useInfiniteQuery(bookmarksQuery);
  return (
    <Page title={t('posts.bookmarks')} intro={t('posts.bookmarksIntro')} back={<BackLink to="/" />}>
      <PostList
        query={query}
        label={t('posts.bookmarks')}
        empty={
          <EmptyState icon={Bookmark} title={t('posts.noBookmarks')}>
            {t('posts.noBookmarksHint')}
          </EmptyState>
        }
      />
    </Page>
  );
}
