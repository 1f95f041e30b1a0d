import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { deleteMedia, getMedia, getStorage, getThumbnail, listMyMedia } from '@weft/contract/media.ts';
import { api } from '../../realtime/api.ts';
import { paged } from '../../realtime/paged.ts';

export const storageQuery = queryOptions({
  queryKey: ['storage'],
  queryFn: ({ signal }) => api.call(getStorage, { signal }),
});

export const filesQuery = infiniteQueryOptions({
  queryKey: ['files'],
  queryFn: ({ pageParam, signal }) =>
    api.call(listMyMedia, {
      query: { limit: 20, cursor: pageParam },
      signal,
    }),
  ...paged,
});

/** Ordinary addresses: the browser fetches and keeps what they lead to. */
export const fileAddress = (mediaId: string) => `/api${getMedia.path.replace(':mediaId', mediaId)}`;
export const thumbnailAddress = (mediaId: string) => `/api${getThumbnail.path.replace(':mediaId', mediaId)}`;

export async function refetchFiles(queryClient: QueryClient): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: storageQuery.queryKey }),
    queryClient.invalidateQueries({ queryKey: filesQuery.queryKey }),
  ]);
}

/** Taken out of what was being written: their room is free at once. What something still holds stays where it is. */
export function letGo(mediaIds: readonly string[]): void {
  for (const mediaId of mediaIds) api.call(deleteMedia, { params: { mediaId } }).catch(() => {});
}

export function useDeleteFile() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (mediaId: string) => api.call(deleteMedia, { params: { mediaId } }),
    onSettled: () => refetchFiles(queryClient),
  });
}
