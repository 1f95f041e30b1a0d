import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
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
  const [typed, setTyped] = useState(begins);
  const [settled] = useDebouncedValue(typed.trim(), 200);
  const query = useInfiniteQuery({
    ...publicCommunitiesQuery(settled),
    placeholderData: (before) => before,
  });
  const found = query.data?.pages.flatMap(({ items }) => items);

  return (
    <Page title={t('communities.find')} intro={t('communities.findIntro')} back={<BackLink to="/" />}>
      <TextInput
        type="search"
        value={typed}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value);
          void navigate({ search: value === '' ? {} : { begins: value }, replace: true });
        }}
        label={t('communities.begins')}
        maw={420}
        mb={20}
      />
      <Loaded query={{ ...query, data: found }}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState
              icon={Compass}
              title={t(settled === '' ? 'communities.nonePublic' : 'communities.noneFound')}
              action={
                <Button component={Link} to="/communities/new">
                  {t('communities.new')}
                </Button>
              }
            >
              {t('communities.nonePublicHint')}
            </EmptyState>
          ) : (
            <CommunityCards communities={items} />
          )
        }
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
    </Page>
  );
}
