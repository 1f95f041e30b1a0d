import { queryOptions } from '@tanstack/react-query';
import { listPasskeys } from '@weft/contract/passkeys.ts';
import { api } from '../../realtime/api.ts';

/** Changed on another device, nobody is told: it is asked anew whenever one comes. */
export const passkeysQuery = queryOptions({
  queryKey: ['passkeys'],
  queryFn: async ({ signal }) => (await api.call(listPasskeys, { signal })).items,
  staleTime: 0,
});
