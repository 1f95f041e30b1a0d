import { useQueries, useQuery } from '@tanstack/react-query';
import { listMembers } from '@weft/contract/members.ts';
import type { Person } from '@weft/contract/people.ts';
import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { RovingList } from '../../ui/list/roving-list.tsx';
import { SearchField } from '../../ui/list/search-field.tsx';
import { useMe } from '../accounts/me.ts';
import { myCommunitiesQuery } from '../communities/communities.ts';
import classes from './people-picker.module.css';

interface PeoplePickerProps {
  readonly chosen: readonly Person[];
  readonly onChange: (people: readonly Person[]) => void;
  /** Only of this one. */
  readonly communityId?: string;
}

/** People that one shares a community with, found by name: a click takes one in, another takes one out. */
export function PeoplePicker({ chosen, onChange, communityId }: PeoplePickerProps) {
  const t = useT();
  const [search, setSearch] = useState('');
  const { people: found, pending } = usePeople(search, communityId);
  // Those of the search before stay until the next are there: nothing goes away under a finger.
  const last = useRef(found);
  if (!pending) last.current = found;
  const people = last.current;
  const others = people.filter(({ id }) => !chosen.some((one) => one.id === id));
  return (
    <div className={classes.picker}>
      {chosen.length > 0 && (
        <ul className={classes.chosen} aria-label={t('direct.to')}>
          {chosen.map((person) => (
            <li key={person.id}>
              <button
                type="button"
                className={classes.chip}
                aria-label={t('direct.removeNamed', { name: person.displayName })}
                onClick={() => onChange(chosen.filter(({ id }) => id !== person.id))}
              >
                <Avatar id={person.id} name={person.displayName} picture={person.avatar} size={24} />
                {person.displayName}
                <X size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <SearchField label={t('direct.find')} value={search} onSearch={setSearch} />
      {others.length === 0 && !pending && <p className={classes.none}>{t('direct.noneFound')}</p>}
      <RovingList label={t('direct.to')} items={others} keyOf={({ id }) => id} className={classes.list}>
        {(person, roving) => (
          <button
            type="button"
            {...roving}
            className={classes.person}
            onClick={() => {
              onChange([...chosen, person]);
              setSearch('');
            }}
          >
            <Avatar id={person.id} name={person.displayName} picture={person.avatar} />
            <span className={classes.name}>{person.displayName}</span>
            <span className={classes.username}>@{person.username}</span>
          </button>
        )}
      </RovingList>
    </div>
  );
}

const perCommunity = 10;

function usePeople(
  search: string,
  only: string | undefined,
): { people: readonly Person[]; pending: boolean } {
  const me = useMe().id;
  const communities = useQuery(myCommunitiesQuery);
  const asked = (communities.data ?? []).filter(({ id }) => only === undefined || id === only);
  return useQueries({
    queries: asked.map(({ id: communityId }) => ({
      queryKey: ['members', communityId, 'picked', search],
      queryFn: () =>
        api.call(listMembers, { params: { communityId }, query: { limit: perCommunity, search } }),
    })),
    combine: (results) => {
      const found = new Map<string, Person>();
      for (const { data } of results)
        for (const { userId: id, username, displayName, avatar } of data?.items ?? [])
          if (id !== me) found.set(id, { id, username, displayName, avatar });
      return {
        people: [...found.values()].slice(0, 2 * perCommunity),
        pending: communities.isPending || results.some(({ isPending }) => isPending),
      };
    },
  });
}
