import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { channelsQuery } from '../../features/channels/channels.ts';
import { lastChannel } from '../../features/channels/last-channel.ts';
import { useCommunity } from '../../features/communities/community-layout.tsx';
import { CommunityPage } from '../../features/communities/community-page.tsx';
import { SpaceSection } from '../../features/spaces/space-links.tsx';
import { SidebarSections } from '../frame/sidebar-sections.tsx';
import { Leading } from './leading.tsx';

/** Into a community: to the channel that one was in last, or the first. On a phone to what there is in it. */
export function CommunityLanding() {
  const { id, slug, role } = useCommunity();
  const phone = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false });
  const inside = role !== null && !phone;
  const query = useQuery({ ...channelsQuery(id), enabled: inside });
  const hub = <CommunityPage places={<SidebarSections area="community" />} open={<SpaceSection />} />;
  if (!inside) return hub;
  return (
    <Leading query={query}>
      {(channels) => {
        const joined = channels.filter((channel) => channel.joined);
        const last = lastChannel(id);
        const to =
          joined.find(({ id: one }) => one === last) ??
          joined.find(({ joinedByAll }) => joinedByAll) ??
          joined[0];
        if (to === undefined) return hub;
        return <Navigate to="/c/$slug/channels/$channel" params={{ slug, channel: to.slug }} replace />;
      }}
    </Leading>
  );
}
