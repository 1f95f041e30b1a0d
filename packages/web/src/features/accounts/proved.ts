import { queryOptions } from '@tanstack/react-query';

const place = 'weft.proved';
const minutes = 9;

/** This window has just shown who sits before it. Only for what is shown: the server counts for itself. */
export function rememberProof(): void {
  try {
    sessionStorage.setItem(place, String(Date.now()));
  } catch {
    // A browser that keeps nothing: the server says whether it counts.
  }
}

/** Whoever signs in next in this window has shown nothing yet. */
export function forgetProof(): void {
  try {
    sessionStorage.removeItem(place);
  } catch {
    // It kept nothing.
  }
}

function provedLately(): boolean {
  try {
    return Date.now() - Number(sessionStorage.getItem(place) ?? 0) < minutes * 60_000;
  } catch {
    return false;
  }
}

export const provedQuery = queryOptions({
  queryKey: ['proved'],
  queryFn: async () => provedLately(),
  initialData: provedLately,
  staleTime: 0,
});
