import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Home, Settings, UserPlus, Users } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { SidebarLink } from '../../ui/frame/sidebar-link.tsx';
import { communityQuery } from './communities.ts';

/** The pages of the community that the address names, for those who are in: in the sidebar, and on its own page. */
export function CommunityPlaces() {
  const { slug = '' } = useParams({ strict: false });
  const t = useT();
  const community = useQuery({ ...communityQuery(slug), enabled: slug !== '' }).data;
  if (community === undefined || community.role === null) return null;
  const params = { slug };
  return (
    <>
      <SidebarLink to="/c/$slug/about" params={params} icon={Home}>
        {t('communities.about')}
      </SidebarLink>
      <SidebarLink to="/c/$slug/members" params={params} icon={Users}>
        {t('members.title')}
      </SidebarLink>
      {community.may.invite && (
        <SidebarLink to="/c/$slug/invites" params={params} icon={UserPlus}>
          {t('invites.title')}
        </SidebarLink>
      )}
      <SidebarLink to="/c/$slug/settings" params={params} icon={Settings}>
        {t('communities.settings')}
      </SidebarLink>
    </>
  );
}

/** Above the sidebar's sections: where one is. */
export function CommunityName() {
  const { slug = '' } = useParams({ strict: false });
  const t = useT();
  const community = useQuery({ ...communityQuery(slug), enabled: slug !== '' }).data;
  return community?.name ?? t('communities.one');
}
