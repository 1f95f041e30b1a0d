import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { MessagesSquare } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { useCommunity } from '../communities/community-layout.tsx';
import { threadsQuery } from '../conversations/conversations.ts';
import { ThreadCard } from './thread-card.tsx';
import classes from './threads-page.module.css';

const route = getRouteApi('/frame/c/$slug/threads');

/** The threads that one follows, the latest first; those with something new by themselves. */
export function ThreadsPage() {
  const t = useT();
  const { id, slug } = useCommunity();
  const { unread = false } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery({ ...threadsQuery(id, unread), placeholderData: (before) => before });
  return (
    <Page title={t('threads.title')} back={<BackLink to="/c/$slug" params={{ slug }} />}>
      <div className={classes.tools}>
        <SegmentedControl
          aria-label={t('threads.show')}
          value={unread ? 'unread' : 'all'}
          onChange={(value) =>
            void navigate({ search: value === 'unread' ? { unread: true } : {}, replace: true })
          }
          data={[
            { value: 'all', label: t('threads.all') },
            { value: 'unread', label: t('threads.unread') },
          ]}
        />
      </div>
      <PagedList
        query={query}
        empty={
          <EmptyState icon={MessagesSquare} title={t(unread ? 'threads.noneUnread' : 'threads.none')}>
            {t(unread ? 'threads.noneUnreadHint' : 'threads.noneHint')}
          </EmptyState>
        }
      >
        {(threads) => (
          <ul className={classes.list}>
            {threads.map((followed) => (
              <ThreadCard key={followed.thread.id} followed={followed} slug={slug} />
            ))}
          </ul>
        )}
      </PagedList>
    </Page>
  );
}
