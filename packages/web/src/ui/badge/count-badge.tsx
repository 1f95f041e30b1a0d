import { VisuallyHidden } from '@mantine/core';
import classes from './count-badge.module.css';

interface CountBadgeProps {
  readonly count: number;
  /** From here on it is not counted any more: 100 shows "99+". */
  readonly atMost: number;
  /** What is counted, for those who do not see where the number stands. */
  readonly label: string;
}

/** A number that asks for attention. Nothing where there is nothing. */
export function CountBadge({ count, atMost, label }: CountBadgeProps) {
  if (count === 0) return null;
  return (
    <span className={classes.badge}>
      {count >= atMost ? `${atMost - 1}+` : count}
      <VisuallyHidden> {label}</VisuallyHidden>
    </span>
  );
}

/** There is something, and how much does not matter. */
export function UnreadDot({ label }: { label: string }) {
  return (
    <span className={classes.dot}>
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}
