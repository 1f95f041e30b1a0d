import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { countUnread, getNotificationSettings, listNotifications } from '@weft/contract/notifications.ts';
import { api } from '../../realtime/api.ts';
import { paged } from '../../realtime/paged.ts';

export const notificationsQuery = infiniteQueryOptions({
  queryKey: ['notifications', 'list'],
  queryFn: ({ pageParam, signal }) =>
    api.call(listNotifications, { query: { limit: 30, cursor: pageParam }, signal }),
  ...paged,
});

export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: async ({ signal }) => (await api.call(countUnread, { signal })).unread,
  // Events keep it true.
  staleTime: Number.POSITIVE_INFINITY,
});

export const notificationSettingsQuery = queryOptions({
  queryKey: ['notifications', 'settings'],
  queryFn: ({ signal }) => api.call(getNotificationSettings, { signal }),
});

/** The list and the count, which change together. */
export async function refetchNotifications(queryClient: QueryClient): Promise<void> {
  await Promise.all(
    [notificationsQuery, unreadQuery].map(({ queryKey }) => queryClient.invalidateQueries({ queryKey })),
  );
}
