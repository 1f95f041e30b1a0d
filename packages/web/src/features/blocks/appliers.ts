import { userUpdated } from '@weft/contract/accounts.ts';
import { type Applier, onEvent } from '../../realtime/applier.ts';

export const blockAppliers: readonly Applier[] = [
  // Whom one has blocked came with it; the list of them has their names.
  onEvent(userUpdated, (queryClient) => void queryClient.invalidateQueries({ queryKey: ['blocks'] })),
];
