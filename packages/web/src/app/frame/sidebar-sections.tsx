import { useT } from '../../i18n/language-provider.tsx';
import { FoldableSection } from '../../ui/frame/foldable-section.tsx';
import type { Area } from '../../ui/frame/slots.ts';
import { sidebarSections } from '../sidebar-sections.tsx';

/** The sections of one area: in the sidebar, and on a phone on a page of their own. */
export function SidebarSections({ area }: { area: Area }) {
  const t = useT();
  return sidebarSections
    .filter((section) => section.area === area)
    .map(({ id, title, whole, Items }) =>
      whole ? (
        <Items key={id} />
      ) : (
        <FoldableSection key={id} id={id} title={title && t(title)}>
          <Items />
        </FoldableSection>
      ),
    );
}
