import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { OperatorCommunity } from '@weft/contract/operator-communities.ts';
import { Building2 } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { ListTools } from '../../ui/list/list-tools.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { type RovingItem, RovingList } from '../../ui/list/roving-list.tsx';
import { SearchField } from '../../ui/list/search-field.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import classes from './list.module.css';
import { communitiesQuery } from './operator.ts';

const route = getRouteApi('/frame/operator/communities/');

export function CommunitiesPage() {
  const t = useT();
  const { begins = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery({ ...communitiesQuery(begins), placeholderData: (before) => before });
  return (
    <Page title={t('operator.communities')} back={<BackLink to="/operator" />}>
      <ListTools>
        <SearchField
          value={begins}
          onSearch={(value) =>
            void navigate({ search: value === '' ? {} : { begins: value }, replace: true })
          }
          label={t('operator.findCommunities')}
        />
      </ListTools>
      <PagedList
        query={query}
        empty={
          <EmptyState
            icon={Building2}
            title={t(begins === '' ? 'operator.noCommunitiesYet' : 'operator.noCommunity')}
          >
            {t(begins === '' ? 'operator.noCommunitiesYetHint' : 'operator.noCommunityHint')}
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
      </PagedList>
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
