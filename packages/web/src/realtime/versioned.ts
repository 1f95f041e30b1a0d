/** What the server numbers with every change. */
export interface Versioned {
  readonly id: string;
  readonly version: number;
}

/**
 * The one rule of how events and answers meet in the cache: they arrive in any order, and an older or equal version
 * changes nothing. Keeps the very object that is known then, so that nothing is drawn again.
 */
export function newerOf<Known extends Versioned, Heard extends Versioned>(
  known: Known,
  heard: Heard,
): Known | (Known & Heard) {
  if (heard.id !== known.id || heard.version <= known.version) return known;
  return { ...known, ...heard };
}

/** The same rule for the one item in a list that was heard of; the list itself is kept when nothing changes. */
export function newerIn<Known extends Versioned>(list: readonly Known[], heard: Versioned): readonly Known[] {
  const index = list.findIndex(({ id }) => id === heard.id);
  const known = list[index];
  if (known === undefined) return list;
  const newer = newerOf(known, heard);
  return newer === known ? list : list.with(index, newer);
}
