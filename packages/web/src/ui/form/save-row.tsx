import { Button } from '@mantine/core';
import { useT } from '../../i18n/language-provider.tsx';
import { type Saved, SavedState } from '../saved/saved-state.tsx';
import { FormProblem } from './form-problem.tsx';
import classes from './save-row.module.css';

interface SaveRowProps {
  readonly failure: string | undefined;
  readonly saved: Saved;
  readonly busy?: boolean;
  readonly disabled?: boolean;
}

/** The end of a form that stays where it is: what is wrong with it as a whole, and the way to save it. */
export function SaveRow({ failure, saved, busy = false, disabled = false }: SaveRowProps) {
  const t = useT();
  return (
    <>
      <FormProblem words={failure} />
      <div className={classes.row}>
        <Button type="submit" loading={busy} disabled={disabled}>
          {t('shared.save')}
        </Button>
        <SavedState saved={saved} />
      </div>
    </>
  );
}
