/** One place up or down; the very same list where there is no further. */
export function moved(ids: readonly string[], id: string, by: -1 | 1): readonly string[] {
  const from = ids.indexOf(id);
  const other = ids[from + by];
  if (from === -1 || other === undefined) return ids;
  return ids.with(from, other).with(from + by, id);
}

/** As wanted; what has come meanwhile stands behind. */
export function ordered<Item extends { readonly id: string }>(
  items: readonly Item[],
  wanted: readonly string[],
): readonly Item[] {
  const place = (id: string) => {
    const at = wanted.indexOf(id);
    return at === -1 ? wanted.length : at;
  };
  return items.toSorted((a, b) => place(a.id) - place(b.id));
}
