import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { OperatorPerson } from '@weft/contract/operator-people.ts';
import { UserSearch } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { type RovingItem, RovingList } from '../../ui/list/roving-list.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { FilteredList } from './filtered-list.tsx';
import classes from './list.module.css';
import { peopleQuery } from './operator.ts';
import { type Show, shows } from './shows.ts';

const route = getRouteApi('/frame/operator/people/');

/** Everybody with an account. Search and filter stand in the address. */
export function PeoplePage() {
  const t = useT();
  const { begins = '', show = 'all' } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(begins);
  const [settled] = useDebouncedValue(typed.trim(), 200);
  const query = useInfiniteQuery({ ...peopleQuery(settled, show), placeholderData: (before) => before });
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
      <div className={classes.tools}>
        <TextInput
          type="search"
          className={classes.search ?? ''}
          value={typed}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value);
            go({ begins: value, show });
          }}
          label={t('operator.findPeople')}
        />
        <NativeSelect
          label={t('operator.show')}
          value={show}
          onChange={({ currentTarget: { value } }) =>
            go({ begins: typed, show: shows.find((one) => one === value) ?? 'all' })
          }
          data={shows.map((value) => ({ value, label: t(`operator.show.${value}`) }))}
        />
      </div>
      <FilteredList
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
      </FilteredList>
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
