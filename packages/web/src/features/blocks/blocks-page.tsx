import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Ban } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { PersonRow } from '../accounts/person-row.tsx';
import { blocksQuery, useBlocking } from './blocks.ts';
import classes from './blocks-page.module.css';

/** Settings → Blocked people. */
export function BlocksPage() {
  const t = useT();
  const setBlocked = useBlocking();
  const query = useInfiniteQuery(blocksQuery);
  return (
    <Page title={t('blocks.title')} intro={t('blocks.intro')} back={<BackLink to="/settings" />}>
      <PagedList
        query={query}
        empty={
          <EmptyState icon={Ban} title={t('blocks.none')}>
            {t('blocks.noneHint')}
          </EmptyState>
        }
      >
        {(items) => (
          <ul className={classes.list}>
            {items.map(({ person, since }) => (
              <PersonRow key={person.id} person={person} detail={<RelativeTime at={since} />} link={false}>
                <Button
                  variant="default"
                  size="xs"
                  aria-label={t('blocks.unblockNamed', { name: person.displayName })}
                  onClick={() => void setBlocked(person, false)}
                >
                  {t('blocks.unblock')}
                </Button>
              </PersonRow>
            ))}
          </ul>
        )}
      </PagedList>
    </Page>
  );
}
