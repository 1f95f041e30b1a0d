import { House, UserRound } from 'lucide-react';
import { useT } from '../i18n/language-provider.tsx';
import { BottomBarLink } from '../ui/frame/bottom-bar-link.tsx';
import type { BottomBarEntry } from '../ui/frame/slots.ts';

/** The main places on a phone. Chat, Inbox and Goals stand between these two as soon as they exist. */
export const bottomBarEntries: readonly BottomBarEntry[] = [
  { id: 'home', Entry: Home },
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

function You() {
  const t = useT();
  return (
    <BottomBarLink to="/settings" icon={UserRound}>
      {t('shared.you')}
    </BottomBarLink>
  );
}
