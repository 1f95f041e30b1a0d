import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { unreadShown } from '@weft/contract/unread.ts';
import { Target } from 'lucide-react';
import { communityQuery } from '../../features/communities/communities.ts';
import { attentionIn, isStrong, useReadings } from '../../features/unread/unread.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { CountBadge } from '../../ui/badge/count-badge.tsx';
import { BottomBarLink } from '../../ui/frame/bottom-bar-link.tsx';
import { SidebarLink } from '../../ui/frame/sidebar-link.tsx';

/** To the goals of the community that the address names, for those who are in; with what is new in one's own there. */
export function GoalsLink() {
  const { slug = '' } = useParams({ strict: false });
  const t = useT();
  const community = useQuery({ ...communityQuery(slug), enabled: slug !== '' }).data;
  const news = useNews(community?.id);
  if (community === undefined || community.role === null) return null;
  return (
    <SidebarLink to="/c/$slug/goals" params={{ slug }} icon={Target} {...news}>
      {t('goals.title')}
    </SidebarLink>
  );
}

/** To one's goals in all communities. */
export function MyGoalsLink() {
  const t = useT();
  return (
    <SidebarLink to="/goals" icon={Target} {...useNews()}>
      {t('goals.title')}
    </SidebarLink>
  );
}

function useNews(communityId?: string) {
  const t = useT();
  const goals = useReadings().filter(
    (reading) =>
      reading.goalId !== null && (communityId === undefined || reading.communityId === communityId),
  );
  return {
    activeOptions: { includeSearch: false },
    strong: goals.some(isStrong),
    badge: <CountBadge count={attentionIn(goals)} atMost={unreadShown} label={t('unread.label')} />,
  };
}

export function GoalsEntry() {
  const t = useT();
  return (
    <BottomBarLink to="/goals" icon={Target}>
      {t('goals.title')}
    </BottomBarLink>
  );
}
