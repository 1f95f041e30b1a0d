import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Flag } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { CountBadge } from '../../ui/badge/count-badge.tsx';
import { SidebarLink } from '../../ui/frame/sidebar-link.tsx';
import { isAtLeast } from '../communities/at-least.ts';
import { communityQuery } from '../communities/communities.ts';
import { openQuery } from './reports.ts';

const shown = 100;

/** For those who keep the peace: how much waits for them. */
export function ReportsLink() {
  const t = useT();
  const { slug = '' } = useParams({ strict: false });
  const community = useQuery({ ...communityQuery(slug), enabled: slug !== '' }).data;
  const keeps = isAtLeast(community?.role ?? null, 'moderator');
  const open = useQuery({ ...openQuery(community?.id), enabled: keeps }).data ?? 0;
  if (!keeps) return null;
  return (
    <SidebarLink
      to="/c/$slug/reports"
      params={{ slug }}
      icon={Flag}
      strong={open > 0}
      badge={<CountBadge count={open} atMost={shown} label={t('reports.waiting')} />}
    >
      {t('reports.title')}
    </SidebarLink>
  );
}

/** The same for whoever runs the server. */
export function ServerReportsLink() {
  const t = useT();
  const open = useQuery(openQuery(undefined)).data ?? 0;
  return (
    <SidebarLink
      to="/operator/reports"
      icon={Flag}
      strong={open > 0}
      badge={<CountBadge count={open} atMost={shown} label={t('reports.waiting')} />}
    >
      {t('reports.title')}
    </SidebarLink>
  );
}
