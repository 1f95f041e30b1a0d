import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { OperatorCommunity } from '@weft/contract/operator-communities.ts';
import { Building2 } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { type RovingItem, RovingList } from '../../ui/list/roving-list.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { FilteredList } from './filtered-list.tsx';
import classes from './list.module.css';
import { communitiesQuery } from './operator.ts';

const route = getRouteApi('/frame/operator/communities/');

export function CommunitiesPage() {
  const t = useT();
  const { begins = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(begins);
  const [settled] = useDebouncedValue(typed.trim(), 200);
  const query = useInfiniteQuery({ ...communitiesQuery(settled), placeholderData: (before) => before });
  return (
    <Page title={t('operator.communities')} back={<BackLink to="/operator" />}>
      <div className={classes.tools}>
        <TextInput
          type="search"
          className={classes.search ?? ''}
          value={typed}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value);
            void navigate({ search: value === '' ? {} : { begins: value }, replace: true });
          }}
          label={t('operator.findCommunities')}
        />
      </div>
      <FilteredList
        query={query}
        empty={
          <EmptyState
            icon={Building2}
            title={t(settled === '' ? 'operator.noCommunitiesYet' : 'operator.noCommunity')}
          >
            {t(settled === '' ? 'operator.noCommunitiesYetHint' : 'operator.noCommunityHint')}
          </EmptyState>
        }
      >
        {(communities) => (
          <RovingList
            label={t('operator.communities')}
            className={classes.list}
            items={communities}
            keyOf={({ id }) => id}
          >
            {(community, roving) => <CommunityLink community={community} roving={roving} />}
          </RovingList>
        )}
      </FilteredList>
    </Page>
  );
}

function CommunityLink({ community, roving }: { community: OperatorCommunity; roving: RovingItem }) {
  const t = useT();
  const { id, name, visibility, owner, seats, planTier } = community;
  return (
    <Link
      to="/operator/communities/$communityId"
      params={{ communityId: id }}
      className={classes.link ?? ''}
      {...roving}
    >
      <Avatar id={id} name={name} />
      <span className={classes.words}>
        <span className={classes.name}>{name}</span>
        <span className={classes.detail}>
          {owner !== null && <>{t('operator.ownedBy', { name: owner.displayName })} · </>}
          {t(visibility === 'public' ? 'communities.public' : 'communities.private')} ·{' '}
          {t('operator.seats', seats)}
        </span>
      </span>
      <span className={classes.state}>{t(`plan.tier.${planTier}`)}</span>
    </Link>
  );
}
