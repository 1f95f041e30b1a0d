import { createContext, type ReactNode } from 'react';

/** What stands at the end of every page's heading line; the frame puts it there. */
export const HeadingTools = createContext<ReactNode>(null);
