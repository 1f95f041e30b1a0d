import { queryOptions, useQuery } from '@tanstack/react-query';
import { getServer } from '@weft/contract/server.ts';
import { api } from '../../realtime/api.ts';

export const serverQuery = queryOptions({
  queryKey: ['server'],
  queryFn: ({ signal }) => api.call(getServer, { signal }),
  staleTime: 10 * 60_000,
});

/** What this server calls itself; the product's own name until it has said so. */
export function useServerName(): string {
  return useQuery(serverQuery).data?.name ?? 'Weft';
}
