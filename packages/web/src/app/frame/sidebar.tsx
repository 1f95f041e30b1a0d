import { Search } from 'lucide-react';
import { CommunityName } from '../../features/communities/community-places.tsx';
import { useServerName } from '../../features/server/api.ts';
import { useT } from '../../i18n/language-provider.tsx';
import type { PlainKey } from '../../i18n/words.ts';
import type { Area } from '../../ui/frame/slots.ts';
import { KeyCombination } from '../../ui/keys/key-help.tsx';
import classes from './sidebar.module.css';
import { SidebarSections } from './sidebar-sections.tsx';

const labels = {
  home: 'frame.sidebar',
  community: 'frame.sidebar',
  settings: 'settings.sections',
  operator: 'operator.title',
} as const satisfies Record<Area, PlainKey>;

export function Sidebar({ area, onSearch }: { area: Area; onSearch: () => void }) {
  const t = useT();
  const serverName = useServerName();
  return (
    <nav className={classes.sidebar} aria-label={t(labels[area])}>
      <p className={classes.name}>
        {area === 'community' ? <CommunityName /> : area === 'home' ? serverName : t(labels[area])}
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
