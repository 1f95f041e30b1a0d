import type { ComponentType } from 'react';
import type { PlainKey } from '../../i18n/words.ts';

/** Which part of the product a page belongs to; the sidebar shows the sections of the page's area. */
export type Area = 'home' | 'community' | 'settings' | 'operator';

export interface SidebarSection {
  readonly id: string;
  readonly area: Area;
  /** With a title the section can be folded; without one it just stands there. */
  readonly title?: PlainKey;
  /** Makes its own FoldableSection: it has a button beside its title. */
  readonly whole?: boolean;
  /** A component of its own, so that a section can read what it lists. Made of SidebarLinks. */
  readonly Items: ComponentType;
}

export interface BottomBarEntry {
  readonly id: string;
  readonly Entry: ComponentType;
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The last one on the way to a page becomes the window's title. */
    readonly title?: PlainKey;
    readonly area?: Area;
  }
}
