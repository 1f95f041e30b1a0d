/** How a list goes on that the server gives page by page. */
export const paged = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }: { readonly nextCursor: string | null }) => nextCursor ?? undefined,
};

interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** The first that is meant. The list is read page after page, and no further than to there. */
export async function findPaged<Item>(
  read: (cursor: string | undefined) => Promise<PageOf<Item>>,
  isMeant: (item: Item) => boolean,
): Promise<Item | undefined> {
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await read(cursor);
    const found = items.find(isMeant);
    if (found !== undefined) return found;
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return undefined;
}
