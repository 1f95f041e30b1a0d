import { Search } from 'lucide-react';
import { CommunityName } from '../../features/communities/community-places.tsx';
import { useServerName } from '../../features/server/api.ts';
import { useT } from '../../i18n/language-provider.tsx';
import type { Area } from '../../ui/frame/slots.ts';
import { KeyCombination } from '../../ui/keys/key-help.tsx';
import classes from './sidebar.module.css';
import { SidebarSections } from './sidebar-sections.tsx';

export function Sidebar({ area, onSearch }: { area: Area; onSearch: () => void }) {
  const t = useT();
  const serverName = useServerName();
  return (
    <nav
      className={classes.sidebar}
      aria-label={t(area === 'settings' ? 'settings.sections' : 'frame.sidebar')}
    >
      <p className={classes.name}>
        {area === 'community' ? <CommunityName /> : area === 'settings' ? t('settings.title') : serverName}
      </p>
      <button
        type="button"
        className={classes.search}
        onClick={onSearch}
        aria-keyshortcuts="Control+K Meta+K"
      >
        <Search size={16} aria-hidden />
        <span className={classes.searchLabel}>{t('switcher.title')}</span>
        <KeyCombination keys="mod+k" />
      </button>
      <div className={classes.sections}>
        <SidebarSections area={area} />
      </div>
    </nav>
  );
}
