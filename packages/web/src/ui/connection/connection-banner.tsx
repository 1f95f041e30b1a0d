import { WifiOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { useAnnounce } from '../announce/announcer.tsx';
import classes from './connection-banner.module.css';

export type ConnectionStatus = 'connecting' | 'live' | 'offline' | 'stopped';

const words = {
  connecting: 'connection.connecting',
  live: 'connection.back',
  offline: 'connection.offline',
  stopped: 'connection.stopped',
} as const;

/** A short cut heals by itself before anybody has read a banner. */
const patienceMs = 1500;

/** Tells when what is on the screen may be old, and when it is not any more. */
export function ConnectionBanner({ status }: { status: ConnectionStatus }) {
  const t = useT();
  const announce = useAnnounce();
  const shown = useCutOff(status);
  const wasShown = useRef(false);

  useEffect(() => {
    if (!shown && wasShown.current) announce(t('connection.back'));
    wasShown.current = shown;
  }, [shown, announce, t]);

  return (
    <div role="status">
      {shown && (
        <p className={classes.banner}>
          <WifiOff size={16} aria-hidden />
          {t(words[status])}
        </p>
      )}
    </div>
  );
}

/** True from a while after the cut until everything that was missed has come in. */
function useCutOff(status: ConnectionStatus): boolean {
  const [cutOff, setCutOff] = useState(false);
  const well = status === 'live';
  useEffect(() => {
    if (well) return setCutOff(false);
    const timer = setTimeout(() => setCutOff(true), patienceMs);
    return () => clearTimeout(timer);
  }, [well]);
  return cutOff;
}
