import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ComponentType } from 'react';
import classes from './sidebar-link.module.css';

interface SidebarAnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
}

function SidebarAnchor({ icon: Icon, children, ...anchor }: SidebarAnchorProps) {
  return (
    <a {...anchor} className={classes.link}>
      <Icon size={18} aria-hidden />
      <span className={classes.label}>{children}</span>
    </a>
  );
}

/** One place in the sidebar; the one that is open is marked. */
export const SidebarLink = createLink(SidebarAnchor);
