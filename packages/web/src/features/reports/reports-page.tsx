import { getRouteApi } from '@tanstack/react-router';
import { useT } from '../../i18n/language-provider.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { useCommunity } from '../communities/community-layout.tsx';
import { ReportList } from './report-list.tsx';

const route = getRouteApi('/frame/c/$slug/reports');

/** For those who keep the peace in a community. */
export function ReportsPage() {
  const t = useT();
  const { id, slug } = useCommunity();
  const { show } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page
      title={t('reports.title')}
      intro={t('reports.intro')}
      back={<BackLink to="/c/$slug" params={{ slug }} />}
    >
      <ReportList
        communityId={id}
        handled={show === 'handled'}
        onShow={(handled) => void navigate({ search: handled ? { show: 'handled' } : {}, replace: true })}
      />
    </Page>
  );
}
