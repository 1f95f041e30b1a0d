import { useSuspenseQuery } from '@tanstack/react-query';
import type { ByeReason } from '@weft/contract/frames.ts';
import { type ReactNode, useEffect, useState } from 'react';
import { meQuery } from '../../features/accounts/me.ts';
import { RealtimeProvider } from '../../realtime/realtime-provider.tsx';
import { appliers } from '../appliers.ts';

interface ConnectedProps {
  readonly onEnded: (reason: ByeReason) => void;
  readonly children: ReactNode;
}

/** The event stream of whoever is signed in, from the snapshot that told us who it is. */
export function Connected({ onEnded, children }: ConnectedProps) {
  const { user, cursor } = useSuspenseQuery(meQuery).data;
  const [began] = useState({ userId: user.id, cursor });

  useEffect(() => {
    // Another tab signed somebody else in, and the cookie with it: nothing here is theirs.
    if (user.id !== began.userId) window.location.reload();
  }, [user.id, began.userId]);

  return (
    <RealtimeProvider cursor={began.cursor} appliers={appliers} onEnded={onEnded}>
      {children}
    </RealtimeProvider>
  );
}
