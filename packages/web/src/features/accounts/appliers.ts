import { sessionEnded, sessionStarted, userUpdated } from '@weft/contract/accounts.ts';
import { type Applier, onEvent } from '../../realtime/applier.ts';
import { putMe } from './me.ts';
import { dropSession, sessionsQuery } from './sessions.ts';

export const accountAppliers: readonly Applier[] = [
  onEvent(userUpdated, (queryClient, { user }) => putMe(queryClient, user)),
  onEvent(sessionEnded, (queryClient, { sessionId }) => dropSession(queryClient, sessionId)),
  // The event has only the id: what else the list shows is not for every room that it goes to.
  onEvent(
    sessionStarted,
    (queryClient) => void queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  ),
];
