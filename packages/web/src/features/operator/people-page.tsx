import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { OperatorPerson } from '@weft/contract/operator-people.ts';
import { UserSearch } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { ListTools } from '../../ui/list/list-tools.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { type RovingItem, RovingList } from '../../ui/list/roving-list.tsx';
import { SearchField } from '../../ui/list/search-field.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import classes from './list.module.css';
import { peopleQuery } from './operator.ts';
import { type Show, shows } from './shows.ts';

const route = getRouteApi('/frame/operator/people/');

/** Everybody with an account. Search and filter stand in the address. */
export function PeoplePage() {
  const t = useT();
  const { begins = '', show = 'all' } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery({ ...peopleQuery(begins, show), placeholderData: (before) => before });
  const go = (wanted: { begins: string; show: Show }) =>
    void navigate({
      search: {
        ...(wanted.begins === '' ? {} : { begins: wanted.begins }),
        ...(wanted.show === 'all' ? {} : { show: wanted.show }),
      },
      replace: true,
    });

  return (
    <Page title={t('operator.people')} back={<BackLink to="/operator" />}>
      <ListTools>
        <SearchField
          value={begins}
          onSearch={(value) => go({ begins: value, show })}
          label={t('operator.findPeople')}
        />
        <NativeSelect
          label={t('operator.show')}
          value={show}
          onChange={({ currentTarget: { value } }) =>
            go({ begins, show: shows.find((one) => one === value) ?? 'all' })
          }
          data={shows.map((value) => ({ value, label: t(`operator.show.${value}`) }))}
        />
      </ListTools>
      <PagedList
        query={query}
        empty={
          <EmptyState icon={UserSearch} title={t('operator.nobody')}>
            {t('operator.nobodyHint')}
          </EmptyState>
        }
      >
        {(people) => (
          <RovingList
            label={t('operator.people')}
            className={classes.list}
            items={people}
            keyOf={({ id }) => id}
          >
            {(person, roving) => <PersonLink person={person} roving={roving} />}
          </RovingList>
        )}
      </PagedList>
    </Page>
  );
}

function PersonLink({ person, roving }: { person: OperatorPerson; roving: RovingItem }) {
  const t = useT();
  const { id, displayName, avatar, username, email, status, role, lastSignInAt } = person;
  return (
    <Link to="/operator/people/$userId" params={{ userId: id }} className={classes.link ?? ''} {...roving}>
      <Avatar id={id} name={displayName} picture={avatar} />
      <span className={classes.words}>
        <span className={classes.name}>{displayName}</span>
        <span className={classes.detail}>
          @{username} · {email} ·{' '}
          {lastSignInAt === null ? (
            t('operator.neverSignedIn')
          ) : (
            <>
              {t('operator.signedIn')} <RelativeTime at={lastSignInAt} />
            </>
          )}
        </span>
      </span>
      {status !== 'active' ? (
        <span className={classes.state} data-tone="attention">
          {t(`operator.status.${status}`)}
        </span>
      ) : (
        role === 'admin' && <span className={classes.state}>{t('role.admin')}</span>
      )}
    </Link>
  );
}
