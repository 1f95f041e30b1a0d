import type { ThreadSort } from '@weft/contract/threads.ts';
import { createContext } from 'react';

/** The thread that a comment is shown in. */
export const ThreadContext = createContext<{
  readonly rootId: string;
  readonly sort: ThreadSort;
  /** Its room is heard: what is fetched now misses nothing. */
  readonly ready: boolean;
}>({ rootId: '', sort: 'oldest', ready: false });
