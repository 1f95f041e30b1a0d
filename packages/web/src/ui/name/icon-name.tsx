import type { ComponentType } from 'react';
import classes from './icon-name.module.css';

interface IconNameProps {
  readonly icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
  readonly children: string;
}

/** A place's name, after the sign of what it is. */
export function IconName({ icon: Icon, children }: IconNameProps) {
  return (
    <span className={classes.name}>
      <Icon size={16} aria-hidden />
      {children}
    </span>
  );
}
