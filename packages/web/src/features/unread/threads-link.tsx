import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { unreadShown } from '@weft/contract/unread.ts';
import { MessagesSquare } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { CountBadge } from '../../ui/badge/count-badge.tsx';
import { SidebarLink } from '../../ui/frame/sidebar-link.tsx';
import { communityQuery } from '../communities/communities.ts';
import { attentionIn, isStrong, useReadings } from './unread.ts';

/** The threads that one follows here, with what is new in them. */
export function ThreadsLink() {
  const t = useT();
  const { slug = '' } = useParams({ strict: false });
  const community = useQuery({ ...communityQuery(slug), enabled: slug !== '' }).data;
  const threads = useReadings().filter(
    ({ place, communityId, goalId }) =>
      place.kind === 'conversation' && goalId === null && communityId === community?.id,
  );
  if (community === undefined || community.role === null) return null;
  return (
    <SidebarLink
      to="/c/$slug/threads"
      params={{ slug }}
      icon={MessagesSquare}
      strong={threads.some(isStrong)}
      badge={<CountBadge count={attentionIn(threads)} atMost={unreadShown} label={t('unread.label')} />}
    >
      {t('threads.title')}
    </SidebarLink>
  );
}
