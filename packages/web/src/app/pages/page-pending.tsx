import { Skeleton } from '../../ui/state/skeleton.tsx';
import classes from './page-pending.module.css';

/** Where a page will be. */
export function PagePending() {
  return (
    <main id="main" className={classes.pending} tabIndex={-1}>
      <Skeleton lines={6} />
    </main>
  );
}
