import classes from './avatar.module.css';
import { initialsOf, tintOf } from './initials.ts';

interface AvatarProps {
  readonly id: string;
  readonly name: string;
  /** In pixels. */
  readonly size?: 24 | 36 | 40 | 64;
}

/** A face, or its initials. The name stands beside it or labels what holds it, so it is no picture of its own. */
export function Avatar({ id, name, size = 36 }: AvatarProps) {
  return (
    <span
      className={classes.avatar}
      data-initials={initialsOf(name)}
      data-tint={tintOf(id)}
      data-size={size}
      aria-hidden
    />
  );
}
