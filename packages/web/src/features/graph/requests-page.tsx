import { useInfiniteQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { PersonRow } from '../accounts/person-row.tsx';
import { AnswerButtons } from './answer-buttons.tsx';
import { requestsQuery } from './graph.ts';
import classes from './people-page.module.css';

/** Who would like to follow one, and waits. */
export function RequestsPage() {
  const t = useT();
  const query = useInfiniteQuery(requestsQuery);
  return (
    <Page title={t('graph.requests')} intro={t('graph.requestsIntro')} back={<BackLink to="/inbox" />}>
      <PagedList
        query={query}
        empty={
          <EmptyState icon={UserPlus} title={t('graph.noRequests')}>
            {t('graph.noRequestsHint')}
          </EmptyState>
        }
      >
        {(items) => (
          <ul className={classes.people}>
            {items.map(({ person, since }) => (
              <PersonRow key={person.id} person={person} detail={<RelativeTime at={since} />}>
                <AnswerButtons person={person} />
              </PersonRow>
            ))}
          </ul>
        )}
      </PagedList>
    </Page>
  );
}
