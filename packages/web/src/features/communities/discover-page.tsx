import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { SearchField } from '../../ui/list/search-field.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { publicCommunitiesQuery } from './communities.ts';
import { CommunityCards } from './community-cards.tsx';

const route = getRouteApi('/frame/communities/');

/** Public communities of this server. What is looked for stands in the address. */
export function DiscoverPage() {
  const t = useT();
  const { begins = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery({
    ...publicCommunitiesQuery(begins),
    placeholderData: (before) => before,
  });

  return (
    <Page title={t('communities.find')} intro={t('communities.findIntro')} back={<BackLink to="/" />}>
      <SearchField
        value={begins}
        onSearch={(value) => void navigate({ search: value === '' ? {} : { begins: value }, replace: true })}
        label={t('communities.begins')}
        maw={420}
        mb={20}
      />
      <PagedList
        query={query}
        empty={
          <EmptyState
            icon={Compass}
            title={t(begins === '' ? 'communities.nonePublic' : 'communities.noneFound')}
            action={
              <Button component={Link} to="/communities/new">
                {t('communities.new')}
              </Button>
            }
          >
            {t('communities.nonePublicHint')}
          </EmptyState>
        }
      >
        {(items) => <CommunityCards communities={items} />}
      </PagedList>
    </Page>
  );
}
