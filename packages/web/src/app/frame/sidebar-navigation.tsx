import { useT } from '../../i18n/language-provider.tsx';
import { FoldableSection } from '../../ui/frame/foldable-section.tsx';
import type { Area } from '../../ui/frame/slots.ts';
import { sidebarSections } from '../sidebar-sections.tsx';
import classes from './sidebar-navigation.module.css';

/** The sections of one area: in the sidebar, and as a pane of its own on a phone. */
export function SidebarNavigation({ area }: { area: Area }) {
  const t = useT();
  return (
    <nav
      className={classes.navigation}
      aria-label={t(area === 'settings' ? 'settings.sections' : 'frame.sidebar')}
    >
      {sidebarSections
        .filter((section) => section.area === area)
        .map(({ id, title, Items }) => (
          <FoldableSection key={id} id={id} title={title && t(title)}>
            <Items />
          </FoldableSection>
        ))}
    </nav>
  );
}
