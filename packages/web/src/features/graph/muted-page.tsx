import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Person } from '@weft/contract/people.ts';
import { VolumeX } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { PersonRow } from '../accounts/person-row.tsx';
import { mutesQuery } from './graph.ts';
import classes from './people-page.module.css';
import { useTie } from './use-tie.ts';

/** Settings → Muted people. */
export function MutedPage() {
  const t = useT();
  const query = useInfiniteQuery(mutesQuery);
  return (
    <Page title={t('graph.muted')} intro={t('graph.mutedIntro')} back={<BackLink to="/settings" />}>
      <PagedList
        query={query}
        empty={
          <EmptyState icon={VolumeX} title={t('graph.noneMuted')}>
            {t('graph.noneMutedHint')}
          </EmptyState>
        }
      >
        {(items) => (
          <ul className={classes.people}>
            {items.map(({ person, since }) => (
              <PersonRow key={person.id} person={person} detail={<RelativeTime at={since} />}>
                <Unmute person={person} />
              </PersonRow>
            ))}
          </ul>
        )}
      </PagedList>
    </Page>
  );
}

function Unmute({ person }: { person: Person }) {
  const t = useT();
  const { busy, does } = useTie(person);
  return (
    <Button
      variant="default"
      size="xs"
      disabled={busy}
      aria-label={t('graph.liftNamed', { name: person.displayName })}
      onClick={() => void does('unmuteUser')}
    >
      {t('graph.unmute')}
    </Button>
  );
}
