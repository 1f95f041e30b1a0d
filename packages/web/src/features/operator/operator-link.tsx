import { Gauge } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { SidebarLink } from '../../ui/frame/sidebar-link.tsx';
import { useMe } from '../accounts/me.ts';

/** The way in, for those for whom there is one. */
export function OperatorLink() {
  const t = useT();
  if (useMe().role !== 'admin') return null;
  return (
    <SidebarLink to="/operator" icon={Gauge}>
      {t('operator.title')}
    </SidebarLink>
  );
}
