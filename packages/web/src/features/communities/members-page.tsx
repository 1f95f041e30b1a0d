import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { useHereIn } from '../../realtime/presence.ts';
import { ListTools } from '../../ui/list/list-tools.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { SearchField } from '../../ui/list/search-field.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { isAtLeast } from './at-least.ts';
import { useCommunity } from './community-layout.tsx';
import { MemberRow } from './member-row.tsx';
import { membersQuery } from './members.ts';
import classes from './members-page.module.css';

const route = getRouteApi('/frame/c/$slug/members');

/** Who is in. Filter and search stand in the address, so that a list can be shared. */
export function MembersPage() {
  const t = useT();
  const community = useCommunity();
  const { search = '', status = 'active' } = route.useSearch();
  const navigate = route.useNavigate();
  const here = useHereIn(community.id);
  const query = useInfiniteQuery({
    ...membersQuery(community.id, { search, status }),
    placeholderData: (before) => before,
  });
  const go = (changes: { search?: string; status?: 'active' | 'suspended' }) => {
    const wanted = { search, status, ...changes };
    void navigate({
      search: {
        ...(wanted.search === '' ? {} : { search: wanted.search }),
        ...(wanted.status === 'active' ? {} : { status: wanted.status }),
      },
      replace: true,
    });
  };

  return (
    <Page
      title={t('members.title')}
      back={<BackLink to="/c/$slug" params={{ slug: community.slug }} />}
      intro={[
        t('communities.members', { count: community.members }),
        ...(here > 0 ? [t('here.count', { count: here })] : []),
      ].join(' · ')}
    >
      <ListTools>
        <SearchField value={search} onSearch={(value) => go({ search: value })} label={t('members.search')} />
        {isAtLeast(community.role, 'moderator') && (
          <SegmentedControl
            aria-label={t('members.show')}
            value={status}
            onChange={(value) => go({ status: value === 'suspended' ? 'suspended' : 'active' })}
            data={[
              { value: 'active', label: t('members.active') },
              { value: 'suspended', label: t('members.suspended') },
            ]}
          />
        )}
      </ListTools>
      <PagedList
        query={query}
        empty={
          <EmptyState
            icon={Users}
            title={t(status === 'suspended' ? 'members.noneSuspended' : 'members.noneFound')}
          >
            {status === 'suspended' ? t('members.noneSuspendedHint') : t('members.noneFoundHint')}
          </EmptyState>
        }
      >
        {(items) => (
          <ul className={classes.list}>
            {items.map((member) => (
              <MemberRow key={member.id} member={member} />
            ))}
          </ul>
        )}
      </PagedList>
    </Page>
  );
}
