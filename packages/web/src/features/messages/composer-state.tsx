import { useT } from '../../i18n/language-provider.tsx';
import type { Translate } from '../../i18n/translate.ts';
import classes from './composer.module.css';
import type { KeptText } from './kept-text.ts';

interface ComposerStateProps {
  readonly state: KeptText['state'];
  /** Letters beyond what a message holds. */
  readonly excess: number;
  readonly hint: boolean;
  /** Of others who write here, too; null where the name is not known. */
  readonly writing: readonly (string | null)[];
}

/** The line below the field: what is wrong with it, or whether it is safe; else what its keys do. */
export function ComposerState({ state, excess, hint, writing }: ComposerStateProps) {
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
      {excess <= 0 && writing.length > 0 && <span className={classes.writing}>{wordsFor(writing, t)}</span>}
    </p>
  );
}

/** Two are named; more are many. */
function wordsFor(writing: readonly (string | null)[], t: Translate): string {
  const [name, other, ...more] = writing.map((one) => one ?? t('composer.somebody'));
  if (more.length > 0) return t('composer.manyWrite');
  return other === undefined
    ? t('composer.writes', { name: name ?? '' })
    : t('composer.twoWrite', { name: name ?? '', other });
}
