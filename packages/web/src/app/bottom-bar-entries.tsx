import { House, Inbox, UserRound } from 'lucide-react';
import { UnreadBadge } from '../features/notifications/unread-badge.tsx';
import { ChatEntry } from '../features/unread/chat-entry.tsx';
import { useT } from '../i18n/language-provider.tsx';
import { BottomBarLink } from '../ui/frame/bottom-bar-link.tsx';
import type { BottomBarEntry } from '../ui/frame/slots.ts';
import { GoalsEntry } from './goals/goals-link.tsx';

/** The main places on a phone. */
export const bottomBarEntries: readonly BottomBarEntry[] = [
  { id: 'home', Entry: Home },
  { id: 'chat', Entry: ChatEntry },
  { id: 'inbox', Entry: InboxEntry },
  { id: 'goals', Entry: GoalsEntry },
  { id: 'you', Entry: You },
];

function Home() {
  const t = useT();
  return (
    <BottomBarLink to="/" activeOptions={{ exact: true }} icon={House}>
      {t('frame.home')}
    </BottomBarLink>
  );
}

function InboxEntry() {
  const t = useT();
  return (
    <BottomBarLink to="/inbox" icon={Inbox}>
      {t('inbox.title')} <UnreadBadge />
    </BottomBarLink>
  );
}

function You() {
  const t = useT();
  return (
    <BottomBarLink to="/settings" icon={UserRound}>
      {t('shared.you')}
    </BottomBarLink>
  );
}
