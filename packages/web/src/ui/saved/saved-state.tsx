import { Check, CloudOff, TriangleAlert } from 'lucide-react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { clockTime } from '../time/relative.ts';
import classes from './saved-state.module.css';

/** Where what is being written is right now. `idle`: nothing has been written yet, so nothing is claimed. */
export type Saved =
  | { readonly state: 'idle' | 'saving' | 'offline' | 'failed' }
  | { readonly state: 'saved'; readonly at: Date };

/** The truth about what was typed, beside where it was typed. */
export function SavedState({ saved }: { saved: Saved }) {
  const { locale, t } = useLanguage();
  return (
    <p className={classes.saved} role="status" data-state={saved.state}>
      {saved.state === 'saving' && t('saved.saving')}
      {saved.state === 'saved' && (
        <>
          <Check size={16} aria-hidden />
          {t('saved.saved', { time: clockTime(saved.at, locale) })}
        </>
      )}
      {saved.state === 'offline' && (
        <>
          <CloudOff size={16} aria-hidden />
          {t('saved.offline')}
        </>
      )}
      {saved.state === 'failed' && (
        <>
          <TriangleAlert size={16} aria-hidden />
          {t('saved.failed')}
        </>
      )}
    </p>
  );
}
