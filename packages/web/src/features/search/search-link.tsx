import { useParams } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { SidebarLink } from '../../ui/frame/sidebar-link.tsx';

/** To the page that searches: from inside a community there first. */
export function SearchLink() {
  const t = useT();
  const { slug } = useParams({ strict: false });
  return (
    <SidebarLink
      to="/search"
      search={slug === undefined ? {} : { community: slug }}
      activeOptions={{ includeSearch: false }}
      icon={Search}
    >
      {t('search.title')}
    </SidebarLink>
  );
}
