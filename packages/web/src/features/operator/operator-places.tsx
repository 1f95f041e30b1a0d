import {
  Building2,
  Gauge,
  ListChecks,
  Mail,
  Megaphone,
  MessageSquareHeart,
  ScrollText,
  UsersRound,
} from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { SidebarLink } from '../../ui/frame/sidebar-link.tsx';

/** The pages about the server: in the sidebar, and on a phone on the first of them. */
export function OperatorPlaces() {
  const t = useT();
  return (
    <>
      <SidebarLink to="/operator" activeOptions={{ exact: true, includeSearch: false }} icon={Gauge}>
        {t('operator.overview')}
      </SidebarLink>
      <SidebarLink to="/operator/people" icon={UsersRound}>
        {t('operator.people')}
      </SidebarLink>
      <SidebarLink to="/operator/communities" icon={Building2}>
        {t('operator.communities')}
      </SidebarLink>
      <SidebarLink to="/operator/mails" icon={Mail}>
        {t('operator.mails')}
      </SidebarLink>
      <SidebarLink to="/operator/jobs" icon={ListChecks}>
        {t('operator.jobs')}
      </SidebarLink>
      <SidebarLink to="/operator/audit" icon={ScrollText}>
        {t('operator.audit')}
      </SidebarLink>
      <SidebarLink to="/operator/feedback" icon={MessageSquareHeart}>
        {t('forms.title')}
      </SidebarLink>
      <SidebarLink to="/operator/notices" icon={Megaphone}>
        {t('operator.notices')}
      </SidebarLink>
    </>
  );
}
