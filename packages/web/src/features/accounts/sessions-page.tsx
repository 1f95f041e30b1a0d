import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useT } from '../../i18n/language-provider.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { RovingList } from '../../ui/list/roving-list.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { SessionLink } from './session-link.tsx';
import { SessionPane } from './session-pane.tsx';
import { sessionsQuery } from './sessions.ts';

const route = getRouteApi('/frame/settings/sessions');

/** Settings → Sessions. Which one is open is in the address. */
export function SessionsPage() {
  const t = useT();
  const { session: openId } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(sessionsQuery);
  const open = query.data?.pages.flatMap(({ items }) => items).find(({ id }) => id === openId);
  const close = () => void navigate({ search: {} });

  return (
    <Page
      title={t('sessions.title')}
      intro={t('sessions.intro')}
      back={<BackLink to="/settings" />}
      side={open && <SessionPane key={open.id} session={open} onClose={close} />}
    >
      <PagedList query={query}>
        {(items) => (
          <RovingList label={t('sessions.list')} items={items} keyOf={({ id }) => id}>
            {(session, roving) => (
              <SessionLink session={session} open={session.id === openId} roving={roving} />
            )}
          </RovingList>
        )}
      </PagedList>
    </Page>
  );
}
