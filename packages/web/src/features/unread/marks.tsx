import { unreadShown } from '@weft/contract/unread.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { CountBadge, UnreadDot } from '../../ui/badge/count-badge.tsx';
import { attentionIn, isStrong, useReadings } from './unread.ts';

/** What waits in a community: a number where somebody calls, a dot where something is new. */
export function CommunityMark({ communityId }: { communityId: string }) {
  const t = useT();
  const readings = useReadings().filter((reading) => reading.communityId === communityId);
  const count = attentionIn(readings);
  if (count > 0) return <CountBadge count={count} atMost={unreadShown} label={t('unread.label')} />;
  return readings.some(isStrong) ? <UnreadDot label={t('unread.label')} /> : null;
}
