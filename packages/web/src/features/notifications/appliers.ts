import { notificationChanged, notificationsRead } from '@weft/contract/notifications.ts';
import { type Applier, onEvent } from '../../realtime/applier.ts';
import { refetchNotifications } from './notifications.ts';

// The events have no content: what the list says may have been gathered or read meanwhile.
export const notificationAppliers: readonly Applier[] = [
  onEvent(notificationChanged, (queryClient) => void refetchNotifications(queryClient)),
  onEvent(notificationsRead, (queryClient) => void refetchNotifications(queryClient)),
];
