/** For whoever signs out: the next person at this device shall not find what was written. Apart, because it needs no library. */
export function forgetStored(): void {
  try {
    indexedDB.deleteDatabase('weft-kept');
  } catch {
    // No storage, nothing kept.
  }
}
