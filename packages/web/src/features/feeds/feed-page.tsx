import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Newspaper, SlidersHorizontal } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { isMissing } from '../../ui/failure/failure-words.ts';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { ButtonLink } from '../../ui/page/button-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { FeedPosts } from './feed-posts.tsx';
import { FeedTabs } from './feed-tabs.tsx';
import { feedsQuery, oneFeedQuery } from './feeds.ts';

/** Home, or the feed that one wants to see first. */
export function FeedPage() {
  const { home = false } = getRouteApi('/frame/feed/').useSearch();
  const feeds = useQuery(feedsQuery);
  return (
    <Loaded query={feeds}>
      {(all) => {
        const first = home ? undefined : all.find(({ isDefault }) => isDefault);
        return first === undefined ? <HomeFeed /> : <OwnFeed feedId={first.id} />;
      }}
    </Loaded>
  );
}

export function CustomFeedPage() {
  const { feedId } = getRouteApi('/frame/feed/$feedId').useParams();
  return <OwnFeed key={feedId} feedId={feedId} />;
}

function HomeFeed() {
  const t = useT();
  return (
    <Page title={t('feeds.title')} back={<BackLink to="/" />} actions={<YourFeeds />}>
      <FeedTabs here="home" />
      <FeedPosts
        which={{ kind: 'home' }}
        empty={
          <EmptyState
            icon={Newspaper}
            title={t('feeds.homeEmpty')}
            action={<ButtonLink to="/discover">{t('feeds.findSomething')}</ButtonLink>}
          >
            {t('feeds.homeEmptyHint')}
          </EmptyState>
        }
      />
    </Page>
  );
}

function OwnFeed({ feedId }: { feedId: string }) {
  const t = useT();
  const feed = useQuery(oneFeedQuery(feedId));
  if (isMissing(feed.error))
    return (
      <Page title={t('feeds.one')} back={<BackLink to="/feed" search={{ home: true }} />}>
        <FeedTabs />
        <EmptyState icon={Newspaper} title={t('feeds.missing')}>
          {t('feeds.missingHint')}
        </EmptyState>
      </Page>
    );
  return (
    <Page
      title={feed.data?.feed.name ?? t('feeds.one')}
      back={<BackLink to="/feed" search={{ home: true }} />}
      actions={
        <ButtonLink
          to="/feeds/$feedId"
          params={{ feedId }}
          variant="default"
          size="xs"
          leftSection={<SlidersHorizontal size={16} aria-hidden />}
        >
          {t('feeds.change')}
        </ButtonLink>
      }
    >
      <FeedTabs here={feedId} />
      <FeedPosts
        which={{ kind: 'custom', id: feedId }}
        empty={
          <EmptyState icon={Newspaper} title={t('feeds.nothingFits')}>
            {t('feeds.nothingFitsHint')}
          </EmptyState>
        }
      />
    </Page>
  );
}

function YourFeeds() {
  const t = useT();
  return (
    <ButtonLink
      to="/feeds"
      variant="default"
      size="xs"
      leftSection={<SlidersHorizontal size={16} aria-hidden />}
    >
      {t('feeds.yours')}
    </ButtonLink>
  );
}
