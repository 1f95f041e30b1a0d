import { getRouteApi } from '@tanstack/react-router';
import { useT } from '../../i18n/language-provider.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { ReportList } from './report-list.tsx';

const route = getRouteApi('/frame/operator/reports');

/** For whoever runs the server: what belongs to no community. */
export function ServerReportsPage() {
  const t = useT();
  const { show } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title={t('reports.title')} intro={t('reports.serverIntro')} back={<BackLink to="/operator" />}>
      <ReportList
        communityId={undefined}
        handled={show === 'handled'}
        onShow={(handled) => void navigate({ search: handled ? { show: 'handled' } : {}, replace: true })}
      />
    </Page>
  );
}
