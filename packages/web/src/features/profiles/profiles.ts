import { queryOptions } from '@tanstack/react-query';
import { getProfile } from '@weft/contract/profiles.ts';
import { api } from '../../realtime/api.ts';

export const profileQuery = (username: string) =>
  queryOptions({
    queryKey: ['profiles', username.toLowerCase()],
    queryFn: async ({ signal }) => (await api.call(getProfile, { params: { username }, signal })).profile,
    staleTime: 0,
  });
