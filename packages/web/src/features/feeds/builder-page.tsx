import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Newspaper } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { isMissing } from '../../ui/failure/failure-words.ts';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { Builder } from './builder.tsx';
import { emptyDraft } from './draft.ts';
import { oneFeedQuery } from './feeds.ts';

export function NewFeedPage() {
  const t = useT();
  return (
    <Page title={t('feeds.make')} back={<BackLink to="/feeds" />}>
      <Builder initial={emptyDraft} feed={null} people={[]} />
    </Page>
  );
}

export function EditFeedPage() {
  const t = useT();
  const { feedId } = getRouteApi('/frame/feeds/$feedId').useParams();
  // As it was when one began: what another device saves meanwhile is a conflict, and told as one.
  const query = useQuery({ ...oneFeedQuery(feedId), refetchOnWindowFocus: false });
  return (
    <Page title={t('feeds.edit')} back={<BackLink to="/feeds" />}>
      {isMissing(query.error) ? (
        <EmptyState icon={Newspaper} title={t('feeds.missing')}>
          {t('feeds.missingHint')}
        </EmptyState>
      ) : (
        <Loaded query={query}>
          {({ feed, people }) => (
            <Builder key={`${feed.id} ${feed.version}`} initial={feed} feed={feed} people={people} />
          )}
        </Loaded>
      )}
    </Page>
  );
}
