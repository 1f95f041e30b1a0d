import type { ReactNode } from 'react';
import classes from './beside.module.css';

interface BesideProps {
  /** A phone has no room for it. */
  readonly wideOnly?: boolean;
  readonly children: ReactNode;
}

/** What stands quieter beside a name, takes the room that is left and gives way. */
export function Beside({ wideOnly = false, children }: BesideProps) {
  return (
    <span className={classes.beside} data-wide-only={wideOnly || undefined}>
      {children}
    </span>
  );
}
