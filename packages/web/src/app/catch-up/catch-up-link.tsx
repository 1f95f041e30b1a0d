import { unreadShown } from '@weft/contract/unread.ts';
import { ListChecks } from 'lucide-react';
import { attentionIn, isStrong, useReadings } from '../../features/unread/unread.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { CountBadge } from '../../ui/badge/count-badge.tsx';
import { SidebarLink } from '../../ui/frame/sidebar-link.tsx';

/** To the walk through what is unread everywhere. */
export function CatchUpLink() {
  const t = useT();
  const readings = useReadings();
  return (
    <SidebarLink
      to="/catch-up"
      activeOptions={{ includeSearch: false }}
      icon={ListChecks}
      strong={readings.some(isStrong)}
      badge={<CountBadge count={attentionIn(readings)} atMost={unreadShown} label={t('unread.label')} />}
    >
      {t('catchUp.title')}
    </SidebarLink>
  );
}
