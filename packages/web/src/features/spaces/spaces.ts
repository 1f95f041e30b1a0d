import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Answer } from '@weft/contract/route.ts';
import { listSpaces, type Space, type SpaceBase } from '@weft/contract/spaces.ts';
import { api } from '../../realtime/api.ts';
import { newerIn } from '../../realtime/versioned.ts';

export type Spaces = readonly Space[];

/** Every space of a community that one may read, in its order, and whether one keeps them in it. */
export interface KnownSpaces {
  readonly spaces: Spaces;
  readonly may: Answer<typeof listSpaces>['may'];
}

/** Members hear what changes; whoever only reads along looks again from time to time. */
export const spacesQuery = (communityId: string, hears = true) =>
  queryOptions({
    queryKey: ['spaces', communityId],
    queryFn: async ({ signal }): Promise<KnownSpaces> => {
      const spaces: Space[] = [];
      let cursor: string | undefined;
      let page: Answer<typeof listSpaces>;
      do {
        const query = { limit: 100, cursor };
        page = await api.call(listSpaces, { params: { communityId }, query, signal });
        spaces.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return { spaces, may: page.may };
    },
    staleTime: hears ? Number.POSITIVE_INFINITY : 30_000,
  });

/** What an answer says of a space, put where the screens look. */
export function putSpace(queryClient: QueryClient, space: Space): void {
  queryClient.setQueryData(spacesQuery(space.communityId).queryKey, (known) => {
    if (known === undefined) return undefined;
    const others = known.spaces.filter(({ id }) => id !== space.id);
    return { ...known, spaces: [...others, space].toSorted(inOrder) };
  });
}

/** An event tells what everybody may know who reads it; what one may do there changes with its archive alone. */
export function mergeSpace(queryClient: QueryClient, heard: SpaceBase): void {
  const { queryKey } = spacesQuery(heard.communityId);
  const list = queryClient.getQueryData(queryKey)?.spaces;
  if (list === undefined) return;
  const known = list.find(({ id }) => id === heard.id);
  if (known === undefined || (known.archivedAt === null) !== (heard.archivedAt === null))
    return void refetchSpaces(queryClient, heard.communityId);
  const spaces = newerIn(list, heard);
  if (spaces !== list)
    queryClient.setQueryData(queryKey, (before) => before && { ...before, spaces: spaces.toSorted(inOrder) });
}

export function refetchSpaces(queryClient: QueryClient, communityId: string): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['spaces', communityId] });
}

/** As the server lists them. */
function inOrder(a: Space, b: Space): number {
  const archived = Number(a.archivedAt !== null) - Number(b.archivedAt !== null);
  if (archived !== 0) return archived;
  return a.position - b.position || a.createdAt.localeCompare(b.createdAt);
}
