import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ComponentType } from 'react';
import classes from './bottom-bar-link.module.css';

interface BottomBarAnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
}

function BottomBarAnchor({ icon: Icon, children, ...anchor }: BottomBarAnchorProps) {
  return (
    <a {...anchor} className={classes.link}>
      <Icon size={22} aria-hidden />
      <span className={classes.label}>{children}</span>
    </a>
  );
}

/** A main place on a phone. */
export const BottomBarLink = createLink(BottomBarAnchor);
