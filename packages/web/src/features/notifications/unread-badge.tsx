import { useQuery } from '@tanstack/react-query';
import { unreadAtMost } from '@weft/contract/notifications.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { CountBadge } from '../../ui/badge/count-badge.tsx';
import { unreadQuery } from './notifications.ts';

/** How many are not read, beside what leads to them. */
export function UnreadBadge() {
  const t = useT();
  const unread = useQuery(unreadQuery).data ?? 0;
  return <CountBadge count={unread} atMost={unreadAtMost} label={t('inbox.unread')} />;
}
