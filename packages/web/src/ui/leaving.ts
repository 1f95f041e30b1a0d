type Settle = () => Promise<unknown>;

const listeners = new Set<Settle>();

/** What must go out before the page is left, or before one signs out and it could not go out any more. */
export function onLeaving(settle: Settle): void {
  listeners.add(settle);
  window.addEventListener('pagehide', () => void settle());
}

/** Waits for it: afterwards it would be too late. What fails was tried. */
export async function settleBeforeLeaving(): Promise<void> {
  await Promise.allSettled([...listeners].map((settle) => settle()));
}
