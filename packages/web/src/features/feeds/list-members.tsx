import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Person } from '@weft/contract/people.ts';
import { Users } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { Section } from '../../ui/page/section.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { PersonRow } from '../accounts/person-row.tsx';
import { PeoplePicker } from '../conversations/people-picker.tsx';
import { listMembersQuery } from '../lists/lists.ts';
import { useListActs } from '../lists/use-list-acts.ts';
import classes from './list-members.module.css';

/** Who is in a list, and the way in and out. */
export function ListMembers({ listId }: { listId: string }) {
  const t = useT();
  const query = useInfiniteQuery(listMembersQuery(listId));
  const { busy, takeOut } = useListActs();
  return (
    <>
      <PagedList
        query={query}
        empty={
          <EmptyState icon={Users} title={t('lists.noMembers')}>
            {t('lists.noMembersHint')}
          </EmptyState>
        }
      >
        {(members) => (
          <ul className={classes.people} aria-label={t('lists.members')}>
            {members.map(({ person }) => (
              <PersonRow key={person.id} person={person}>
                <Button
                  variant="default"
                  size="xs"
                  disabled={busy}
                  aria-label={t('lists.takeOutNamed', { name: person.displayName })}
                  onClick={() => void takeOut(listId, person)}
                >
                  {t('lists.takeOut')}
                </Button>
              </PersonRow>
            ))}
          </ul>
        )}
      </PagedList>
      <AddPeople listId={listId} />
    </>
  );
}

function AddPeople({ listId }: { listId: string }) {
  const t = useT();
  const { busy, add } = useListActs();
  const [chosen, setChosen] = useState<readonly Person[]>([]);
  return (
    <Section title={t('lists.add')}>
      <PeoplePicker chosen={chosen} onChange={setChosen} />
      {chosen.length > 0 && (
        <Button
          loading={busy}
          onClick={async () => {
            if (await add(listId, chosen)) setChosen([]);
          }}
        >
          {t('lists.addChosen')}
        </Button>
      )}
    </Section>
  );
}
