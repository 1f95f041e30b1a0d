import type { Mute } from '@weft/contract/communities.ts';
import { momentWords } from '../../features/communities/mute-until.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { useNow } from '../../ui/time/use-now.ts';
import classes from './channel-page.module.css';

/** Where one would write while one may not: until when, and why. */
export function MutedNote({ mute: { until, reason } }: { mute: Mute }) {
  const { t, locale } = useLanguage();
  const now = useNow();
  const words = until === null ? t('mute.youOpen') : t('mute.you', { when: momentWords(until, now, locale) });
  return (
    <div className={classes.closed}>
      <p className={classes.closedWords}>
        {words}
        {reason !== '' && ` ${t('mute.because', { reason })}`}
      </p>
    </div>
  );
}
