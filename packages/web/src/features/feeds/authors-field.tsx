import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Person } from '@weft/contract/people.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { PeoplePicker } from '../conversations/people-picker.tsx';
import { listsQuery } from '../lists/lists.ts';
import { Choices } from './choices.tsx';

interface AuthorsFieldProps {
  readonly value: readonly string[];
  /** Those of them who are known by name. */
  readonly people: readonly Person[];
  readonly onPeople: (people: readonly Person[]) => void;
  readonly onChange: (value: string[]) => void;
}

/** Oneself, friends, whom one follows, one's lists, and single people. */
export function AuthorsField({ value, people, onPeople, onChange }: AuthorsFieldProps) {
  const t = useT();
  const { data: lists = [] } = useQuery(listsQuery);
  const named = value.filter((one) => one.startsWith('user:'));
  const chosen = people.filter(({ id }) => named.includes(`user:${id}`));
  const [choosing, setChoosing] = useState(chosen.length > 0);
  return (
    <>
      <Choices
        label={t('feeds.filter.author')}
        value={value.filter((one) => !named.includes(one))}
        onChange={(groups) => onChange([...groups, ...named])}
        choices={[
          { value: 'following', label: t('feeds.following') },
          { value: 'friends', label: t('feeds.friends') },
          { value: 'me', label: t('feeds.me') },
          ...lists.map(({ id, name }) => ({ value: `list:${id}`, label: t('feeds.list', { name }) })),
        ]}
      />
      {choosing ? (
        <PeoplePicker
          chosen={chosen}
          onChange={(picked) => {
            onPeople(picked);
            onChange([
              ...value.filter((one) => !named.includes(one)),
              ...picked.map(({ id }) => `user:${id}`),
            ]);
          }}
        />
      ) : (
        <Button variant="default" size="compact-sm" onClick={() => setChoosing(true)}>
          {t('feeds.addPeople')}
        </Button>
      )}
    </>
  );
}
