import { createContext } from 'react';

/** What happens when somebody reports a post. Reports come after posts: whoever puts the features together says how. */
export const ReportContext = createContext<((postId: string) => void) | undefined>(undefined);
