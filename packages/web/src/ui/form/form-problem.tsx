import { CircleAlert } from 'lucide-react';
import classes from './form-problem.module.css';

/** What went wrong with the form as a whole. Always there, so that a screen reader hears it when it fills. */
export function FormProblem({ words }: { words: string | undefined }) {
  return (
    <div role="alert" className={classes.place}>
      {words !== undefined && (
        <p className={classes.problem}>
          <CircleAlert size={18} aria-hidden />
          {words}
        </p>
      )}
    </div>
  );
}
