import { useT } from '../../i18n/language-provider.tsx';
import classes from './composer.module.css';
import type { KeptText } from './kept-text.ts';

interface ComposerStateProps {
  readonly state: KeptText['state'];
  /** Letters beyond what a message holds. */
  readonly excess: number;
  readonly hint: boolean;
}

/** The line below the field: what is wrong with it, or whether it is safe; else what its keys do. */
export function ComposerState({ state, excess, hint }: ComposerStateProps) {
  const t = useT();
  return (
    <p className={classes.state} role="status" data-bad={excess > 0 || state === 'lost' || undefined}>
      {excess > 0
        ? t('composer.tooLong', { count: excess })
        : state === 'kept'
          ? t('composer.kept')
          : state === 'lost'
            ? t('composer.notKept')
            : hint && state === 'idle' && <span className={classes.hint}>{t('composer.keys')}</span>}
    </p>
  );
}
