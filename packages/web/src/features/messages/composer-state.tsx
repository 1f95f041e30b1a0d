import { useLanguage } from '../../i18n/language-provider.tsx';
import type { Translate } from '../../i18n/translate.ts';
import { clockTime } from '../../ui/time/relative.ts';
import classes from './composer.module.css';
import type { DraftState } from './draft-kind.ts';

interface ComposerStateProps {
  readonly state: DraftState;
  readonly savedAt: string | undefined;
  /** Why it cannot be sent as it is. */
  readonly problem: string | undefined;
  readonly hint: boolean;
  /** Of others who write here, too; null where the name is not known. */
  readonly writing: readonly (string | null)[];
}

/** The line below the field: what is wrong with it, or where it is kept; else what its keys do. */
export function ComposerState({ state, savedAt, problem, hint, writing }: ComposerStateProps) {
  const { t, locale } = useLanguage();
  const words = {
    idle: hint && <span className={classes.hint}>{t('composer.keys')}</span>,
    saving: t('saved.saving'),
    saved: savedAt !== undefined && t('saved.saved', { time: clockTime(new Date(savedAt), locale) }),
    offline: t('saved.offline'),
    device: t('composer.kept'),
    lost: t('composer.notKept'),
    conflict: t('drafts.conflict'),
  } as const satisfies Record<DraftState, unknown>;
  const bad = problem !== undefined || state === 'lost';
  return (
    <p
      className={classes.state}
      role="status"
      data-bad={bad || undefined}
      data-waits={state === 'offline' || state === 'conflict' || undefined}
    >
      {problem ?? words[state]}
      {problem === undefined && writing.length > 0 && (
        <span className={classes.writing}>{wordsFor(writing, t)}</span>
      )}
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
