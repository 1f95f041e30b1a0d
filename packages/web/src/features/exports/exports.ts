import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { downloadExport, getExport, requestExport } from '@weft/contract/exports.ts';
import { api } from '../../realtime/api.ts';

export const exportQuery = queryOptions({
  queryKey: ['export'],
  queryFn: ({ signal }) => api.call(getExport, { signal }),
});

export function refetchExport(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: exportQuery.queryKey });
}

/** An ordinary link: the browser saves what it leads to. */
export const exportAddress = `/api${downloadExport.path}`;

export function useRequestExport() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api.call(requestExport),
    onSuccess: (answer) => queryClient.setQueryData(exportQuery.queryKey, answer),
  });
}
