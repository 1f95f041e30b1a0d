import { userUpdated } from '@weft/contract/accounts.ts';
import { directChanged } from '@weft/contract/blocks.ts';
import { type Applier, onEvent } from '../../realtime/applier.ts';
import { changeDirect } from '../conversations/conversations.ts';

export const blockAppliers: readonly Applier[] = [
  onEvent(directChanged, (queryClient, { conversationId, reply, version }) =>
    changeDirect(queryClient, conversationId, (known) =>
      version <= known.version ? known : { ...known, version, may: { ...known.may, reply } },
    ),
  ),
  // Whom one has blocked came with it; the list of them has their names.
  onEvent(userUpdated, (queryClient) => void queryClient.invalidateQueries({ queryKey: ['blocks'] })),
];
