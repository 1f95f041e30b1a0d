import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { readAllNotifications } from '@weft/contract/notifications.ts';
import { Inbox } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import classes from './inbox-page.module.css';
import { NotificationRow } from './notification-row.tsx';
import { notificationsQuery, refetchNotifications, unreadQuery } from './notifications.ts';

/** What happened that concerns one; above it what waits, of a feature that comes later. */
export function InboxPage({ above }: { above: ReactNode }) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const query = useInfiniteQuery(notificationsQuery);
  const unread = useQuery(unreadQuery).data ?? 0;
  const latest = query.data?.pages[0]?.items[0];

  const readAll = async (until: string) => {
    try {
      await api.call(readAllNotifications, { body: { until } });
      await refetchNotifications(queryClient);
    } catch (error) {
      toast({ text: failureWords(error, t) });
    }
  };

  return (
    <Page
      title={t('inbox.title')}
      actions={
        unread > 0 &&
        latest !== undefined && (
          <Button variant="default" size="xs" onClick={() => void readAll(latest.happenedAt)}>
            {t('inbox.readAll')}
          </Button>
        )
      }
    >
      {above}
      <PagedList
        query={query}
        empty={
          <EmptyState icon={Inbox} title={t('inbox.empty')}>
            {t('inbox.emptyHint')}
          </EmptyState>
        }
      >
        {(items) => (
          <ul className={classes.list}>
            {items.map((notification) => (
              <NotificationRow key={notification.id} notification={notification} />
            ))}
          </ul>
        )}
      </PagedList>
    </Page>
  );
}
