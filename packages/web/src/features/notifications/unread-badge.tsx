import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { unreadAtMost } from '@weft/contract/notifications.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { unreadQuery } from './notifications.ts';
import classes from './unread-badge.module.css';

/** How many are not read, beside what leads to them. Nothing when there are none. */
export function UnreadBadge() {
  const t = useT();
  const unread = useQuery(unreadQuery).data ?? 0;
  if (unread === 0) return null;
  return (
    <span className={classes.badge}>
      {unread >= unreadAtMost ? `${unreadAtMost - 1}+` : unread}
      <VisuallyHidden> {t('inbox.unread')}</VisuallyHidden>
    </span>
  );
}
