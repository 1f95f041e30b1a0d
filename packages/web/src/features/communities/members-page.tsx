import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
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
  const [typed, setTyped] = useState(search);
  const [settled] = useDebouncedValue(typed.trim(), 200);
  const query = useInfiniteQuery({
    ...membersQuery(community.id, { search: settled, status }),
    placeholderData: (before) => before,
  });
  const members = query.data?.pages.flatMap(({ items }) => items);
  const go = (changes: { search?: string; status?: 'active' | 'suspended' }) => {
    const wanted = { search: typed, status, ...changes };
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
      intro={t('communities.members', { count: community.members })}
    >
      <div className={classes.tools}>
        <TextInput
          type="search"
          className={classes.search ?? ''}
          value={typed}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value);
            go({ search: value });
          }}
          label={t('members.search')}
        />
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
      </div>
      <Loaded query={{ ...query, data: members }}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState
              icon={Users}
              title={t(status === 'suspended' ? 'members.noneSuspended' : 'members.noneFound')}
            >
              {status === 'suspended' ? t('members.noneSuspendedHint') : t('members.noneFoundHint')}
            </EmptyState>
          ) : (
            <ul className={classes.list}>
              {items.map((member) => (
                <MemberRow key={member.id} member={member} />
              ))}
            </ul>
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
