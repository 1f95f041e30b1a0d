import { exportChanged } from '@weft/contract/exports.ts';
import { type Applier, onEvent } from '../../realtime/applier.ts';
import { refetchExport } from './exports.ts';

export const exportAppliers: readonly Applier[] = [
  // The event has only the id.
  onEvent(exportChanged, (queryClient) => void refetchExport(queryClient)),
];
