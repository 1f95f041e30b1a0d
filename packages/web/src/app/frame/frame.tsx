import { Outlet, useRouterState } from '@tanstack/react-router';
import type { ByeReason } from '@weft/contract/frames.ts';
import { useState } from 'react';
import { leave } from '../../features/accounts/leave.ts';
import { HearingWhoIsHere } from '../../features/communities/hearing-who-is-here.tsx';
import { OpenedForm } from '../../features/forms/opened-form.tsx';
import { Attention } from '../../features/unread/attention.tsx';
import { KeyHelp } from '../../ui/keys/key-help.tsx';
import { HeadingTools } from '../../ui/page/heading-tools.ts';
import { useGlobalKeys } from '../keys.ts';
import { BottomBar } from './bottom-bar.tsx';
import { Connected } from './connected.tsx';
import classes from './frame.module.css';
import { LiveBanner } from './live-banner.tsx';
import { QuickSwitcher } from './quick-switcher.tsx';
import { Rail } from './rail.tsx';
import { Sidebar } from './sidebar.tsx';
import { SwitcherButton } from './switcher-button.tsx';

const sessionIsOver: ReadonlySet<ByeReason> = new Set<ByeReason>(['signed_out', 'unauthenticated']);

/** What stays while pages change: rail, sidebar, the page, on a phone the bottom bar; and the connection. */
export function Frame() {
  const [open, setOpen] = useState<'switcher' | 'keys'>();
  const area = useRouterState({
    select: ({ matches }) => matches.findLast(({ staticData }) => staticData.area)?.staticData.area ?? 'home',
  });
  const openSwitcher = () => setOpen('switcher');
  useGlobalKeys({ openSwitcher, openKeyHelp: () => setOpen('keys') });

  return (
    <Connected onEnded={(reason) => sessionIsOver.has(reason) && leave('ended')}>
      <Attention />
      <HearingWhoIsHere />
      <div className={classes.frame}>
        <Rail />
        <Sidebar area={area} onSearch={openSwitcher} />
        <div className={classes.page}>
          <LiveBanner />
          <HeadingTools value={<SwitcherButton onOpen={openSwitcher} />}>
            <Outlet />
          </HeadingTools>
        </div>
        <BottomBar />
      </div>
      {open === 'switcher' && <QuickSwitcher onClose={() => setOpen(undefined)} />}
      <OpenedForm />
      {open === 'keys' && <KeyHelp onClose={() => setOpen(undefined)} />}
    </Connected>
  );
}
