import type { ComponentType } from 'react';

export interface Command {
  readonly id: string;
  /** In the reader's language already: names of people and channels are commands, too. */
  readonly title: string;
  /** Other words that one may look for. */
  readonly keywords?: string;
  readonly icon?: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
  /** Shown beside the title: the key that does the same. */
  readonly keys?: string;
  /** Something is new there. */
  readonly strong?: boolean;
  readonly run: () => void;
}

/** A hook, so that a feature can make commands of what it knows: its channels, its conversations. */
export type CommandSource = () => readonly Command[];
