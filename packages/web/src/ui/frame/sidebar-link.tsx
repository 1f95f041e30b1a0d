import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ComponentType, ReactNode } from 'react';
import { HereDot } from '../here/here-dot.tsx';
import classes from './sidebar-link.module.css';

interface SidebarAnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
  /** Something there was not read. */
  readonly strong?: boolean | undefined;
  /** It does not ask for attention. */
  readonly dim?: boolean | undefined;
  /** Whom it leads to is here now. */
  readonly here?: boolean | undefined;
  /** At the end of the line: how often somebody calls. */
  readonly badge?: ReactNode;
}

function SidebarAnchor({
  icon: Icon,
  strong,
  dim,
  here = false,
  badge,
  children,
  ...anchor
}: SidebarAnchorProps) {
  return (
    <a
      {...anchor}
      className={classes.link}
      data-strong={strong === true || undefined}
      data-dim={dim === true || undefined}
    >
      <span className={classes.icon}>
        <Icon size={18} aria-hidden />
        {here && (
          <span className={classes.here}>
            <HereDot />
          </span>
        )}
      </span>
      <span className={classes.label}>{children}</span>
      {badge}
    </a>
  );
}

/** One place in the sidebar; the one that is open is marked. */
export const SidebarLink = createLink(SidebarAnchor);
