import {
  Archive,
  Ban,
  BellRing,
  Bookmark,
  Compass,
  HardDrive,
  House,
  Inbox,
  KeyRound,
  MessageSquareHeart,
  MonitorSmartphone,
  Newspaper,
  ShieldCheck,
  SunMoon,
  UserRound,
  VolumeX,
} from 'lucide-react';
import { CommunityPlaces } from '../features/communities/community-places.tsx';
import { DraftsLink, DraftsLinkIfAny } from '../features/drafts/drafts-link.tsx';
import { UnreadBadge } from '../features/notifications/unread-badge.tsx';
import { OperatorLink } from '../features/operator/operator-link.tsx';
import { OperatorPlaces } from '../features/operator/operator-places.tsx';
import { ReportsLink, ServerReportsLink } from '../features/reports/reports-link.tsx';
import { SearchLink } from '../features/search/search-link.tsx';
import { SpaceSection } from '../features/spaces/space-links.tsx';
import { ChannelSection } from '../features/unread/channel-links.tsx';
import { DirectSection } from '../features/unread/direct-links.tsx';
import { ThreadsLink } from '../features/unread/threads-link.tsx';
import { useT } from '../i18n/language-provider.tsx';
import { SidebarLink } from '../ui/frame/sidebar-link.tsx';
import type { SidebarSection } from '../ui/frame/slots.ts';
import { CatchUpLink } from './catch-up/catch-up-link.tsx';
import { GoalsLink, MyGoalsLink } from './goals/goals-link.tsx';

/** What stands in the sidebar, from the top. A feature's section comes from its folder: see docs/mechanisms/web.md. */
export const sidebarSections: readonly SidebarSection[] = [
  { id: 'places', area: 'home', Items: Places },
  { id: 'threads', area: 'community', Items: CommunityTop },
  { id: 'channels', area: 'community', whole: true, Items: ChannelSection },
  { id: 'spaces', area: 'community', whole: true, Items: SpaceSection },
  { id: 'direct', area: 'home', whole: true, Items: DirectSection },
  { id: 'direct', area: 'community', whole: true, Items: DirectSection },
  { id: 'community', area: 'community', Items: CommunityPlaces },
  { id: 'reports', area: 'community', Items: ReportsLink },
  { id: 'settings', area: 'settings', Items: SettingsPages },
  { id: 'server', area: 'settings', Items: OperatorLink },
  { id: 'operator', area: 'operator', Items: OperatorPlaces },
  { id: 'reports', area: 'operator', Items: ServerReportsLink },
];

/** What looks across a community's channels. */
function CommunityTop() {
  return (
    <>
      <CatchUpLink />
      <ThreadsLink />
      <DraftsLinkIfAny />
      <GoalsLink />
      <SearchLink />
    </>
  );
}

function Places() {
  const t = useT();
  return (
    <>
      <SidebarLink to="/" icon={House}>
        {t('frame.home')}
      </SidebarLink>
      <SidebarLink to="/feed" icon={Newspaper}>
        {t('feeds.title')}
      </SidebarLink>
      <SidebarLink to="/inbox" icon={Inbox} badge={<UnreadBadge />}>
        {t('inbox.title')}
      </SidebarLink>
      <CatchUpLink />
      <DraftsLink />
      <MyGoalsLink />
      <SidebarLink to="/bookmarks" icon={Bookmark}>
        {t('posts.bookmarks')}
      </SidebarLink>
      <SearchLink />
      {/* Exact: a community is made at an address below this one, and that is another place. */}
      <SidebarLink to="/communities" activeOptions={{ exact: true, includeSearch: false }} icon={Compass}>
        {t('communities.find')}
      </SidebarLink>
    </>
  );
}

function SettingsPages() {
  const t = useT();
  return (
    <>
      <SidebarLink to="/settings/you" icon={UserRound}>
        {t('you.title')}
      </SidebarLink>
      <SidebarLink to="/settings/security" icon={ShieldCheck}>
        {t('security.title')}
      </SidebarLink>
      <SidebarLink to="/settings/sessions" icon={MonitorSmartphone}>
        {t('sessions.title')}
      </SidebarLink>
      <SidebarLink to="/settings/tokens" icon={KeyRound}>
        {t('tokens.title')}
      </SidebarLink>
      <SidebarLink to="/settings/notifications" icon={BellRing}>
        {t('notificationSettings.title')}
      </SidebarLink>
      <SidebarLink to="/settings/blocked" icon={Ban}>
        {t('blocks.title')}
      </SidebarLink>
      <SidebarLink to="/settings/muted" icon={VolumeX}>
        {t('graph.muted')}
      </SidebarLink>
      <SidebarLink to="/settings/appearance" icon={SunMoon}>
        {t('appearance.title')}
      </SidebarLink>

      <SidebarLink to="/settings/storage" icon={HardDrive}>
        {t('storage.title')}
      </SidebarLink>
      <SidebarLink to="/settings/data" icon={Archive}>
        {t('yourData.title')}
      </SidebarLink>
      <SidebarLink to="/settings/feedback" icon={MessageSquareHeart}>
        {t('forms.title')}
      </SidebarLink>
    </>
  );
}
