import type { ComponentType, ReactNode } from 'react';
import classes from './state.module.css';

interface EmptyStateProps {
  readonly icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
  readonly title: string;
  /** 1 where it is the whole page. */
  readonly level?: 1 | 2;
  /** What this place is for. */
  readonly children?: ReactNode;
  /** The first step. */
  readonly action?: ReactNode;
}

export function EmptyState({ icon: Icon, title, level = 2, children, action }: EmptyStateProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className={classes.state}>
      <Icon size={32} aria-hidden />
      <Heading className={classes.title}>{title}</Heading>
      {children !== undefined && <p className={classes.words}>{children}</p>}
      {action}
    </div>
  );
}
