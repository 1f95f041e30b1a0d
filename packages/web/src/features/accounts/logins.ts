import { queryOptions } from '@tanstack/react-query';
import { listLogins } from '@weft/contract/oidc.ts';
import { api } from '../../realtime/api.ts';

/** Changed on another device, nobody is told: it is asked anew whenever one comes. */
export const loginsQuery = queryOptions({
  queryKey: ['logins'],
  queryFn: async ({ signal }) => (await api.call(listLogins, { signal })).items,
  staleTime: 0,
});
