import { unreadShown } from '@weft/contract/unread.ts';
import { MessagesSquare } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { CountBadge } from '../../ui/badge/count-badge.tsx';
import { BottomBarLink } from '../../ui/frame/bottom-bar-link.tsx';
import { readKept } from '../../ui/kept.ts';
import { attentionIn, useReadings } from './unread.ts';

/** On a phone: to the community that one was in last and the conversations beside it. */
export function ChatEntry() {
  const t = useT();
  const slug = readKept('community');
  const words = (
    <>
      {t('frame.chat')}{' '}
      <CountBadge count={attentionIn(useReadings())} atMost={unreadShown} label={t('unread.label')} />
    </>
  );
  return slug === undefined ? (
    <BottomBarLink to="/messages" icon={MessagesSquare}>
      {words}
    </BottomBarLink>
  ) : (
    <BottomBarLink to="/c/$slug" params={{ slug }} icon={MessagesSquare}>
      {words}
    </BottomBarLink>
  );
}
