import { mediaChanged, storageChanged } from '@weft/contract/media.ts';
import { type Applier, onEvent } from '../../realtime/applier.ts';
import { refetchFiles } from './media.ts';

export const mediaAppliers: readonly Applier[] = [
  // The event has only the id.
  onEvent(mediaChanged, (queryClient) => void refetchFiles(queryClient)),
  onEvent(storageChanged, (queryClient) => void refetchFiles(queryClient)),
];
