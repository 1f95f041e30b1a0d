import { Link } from '@tanstack/react-router';
import type { Session } from '@weft/contract/accounts.ts';
import { Monitor, Smartphone, SquareTerminal } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import type { Translate } from '../../i18n/translate.ts';
import type { RovingItem } from '../../ui/list/roving-list.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { deviceOf } from './device.ts';
import classes from './session-link.module.css';

interface SessionLinkProps {
  readonly session: Session;
  readonly open: boolean;
  readonly roving: RovingItem;
}

export function SessionLink({ session, open, roving }: SessionLinkProps) {
  const t = useT();
  const Icon = iconOf(session);
  return (
    <Link
      to="/settings/sessions"
      search={{ session: session.id }}
      className={classes.session ?? ''}
      data-open={open || undefined}
      {...roving}
    >
      <Icon size={20} aria-hidden />
      <span className={classes.words}>
        <span className={classes.name}>
          {sessionName(session, t)}
          {session.current && <span className={classes.current}>{t('sessions.current')}</span>}
        </span>
        <span className={classes.detail}>
          {session.address} · <RelativeTime at={session.lastSeenAt} />
        </span>
      </span>
    </Link>
  );
}

export function sessionName({ userAgent }: Session, t: Translate): string {
  const device = deviceOf(userAgent);
  // A program says its name before the first slash.
  if (device === undefined) return userAgent.split(/[/ ]/)[0] || t('sessions.unknownDevice');
  return t('sessions.device', { browser: device.browser, system: device.system });
}

function iconOf({ userAgent }: Session) {
  const device = deviceOf(userAgent);
  if (device === undefined) return SquareTerminal;
  return device.kind === 'phone' ? Smartphone : Monitor;
}
