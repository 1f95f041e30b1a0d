import { useMediaQuery } from '@mantine/hooks';
import { Navigate } from '@tanstack/react-router';
import { useMe } from '../../features/accounts/me.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { Page } from '../../ui/page/page.tsx';
import { SidebarSections } from '../frame/sidebar-sections.tsx';
import classes from './settings-menu-page.module.css';

/** On a phone the sidebar of the settings, as a pane of its own; elsewhere it stands beside the first of them. */
export function SettingsMenuPage() {
  const t = useT();
  const me = useMe();
  const phone = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false });
  if (!phone) return <Navigate to="/settings/you" replace />;
  return (
    <Page title={t('settings.title')}>
      <div className={classes.who}>
        <Avatar id={me.id} name={me.displayName} picture={me.avatar} size={64} />
        <div className={classes.words}>
          <p className={classes.name}>{me.displayName}</p>
          <p className={classes.handle}>@{me.username}</p>
        </div>
      </div>
      <nav className={classes.menu} aria-label={t('settings.sections')}>
        <SidebarSections area="settings" />
      </nav>
    </Page>
  );
}
