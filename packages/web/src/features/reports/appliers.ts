import { reportsChanged } from '@weft/contract/reports.ts';
import { type Applier, onEvent } from '../../realtime/applier.ts';
import { refetchReports } from './reports.ts';

export const reportAppliers: readonly Applier[] = [
  onEvent(reportsChanged, (queryClient, { communityId }) => {
    void refetchReports(queryClient, communityId ?? undefined);
  }),
];
