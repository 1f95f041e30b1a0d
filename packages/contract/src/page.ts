import { z } from 'zod';

export const pageLimit = { default: 20, max: 100 } as const;

/** The query of every list: at most `limit` items after the opaque `cursor` of the page before. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(pageLimit.max).default(pageLimit.default),
  cursor: z.string().max(512).optional(),
});

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().describe('null on the last page'),
  });
}

export type PageQuery = z.infer<typeof pageQuery>;
