import { followChanged } from '@weft/contract/graph.ts';
import { type Applier, onEvent } from '../../realtime/applier.ts';
import { refetchGraph } from './graph.ts';

// The event says between whom: how they stand to each other now, the server is asked.
export const graphAppliers: readonly Applier[] = [
  onEvent(followChanged, (queryClient) => void refetchGraph(queryClient)),
];
