import { useQuery } from '@tanstack/react-query';
import type { Community } from '@weft/contract/communities.ts';
import type { Space } from '@weft/contract/spaces.ts';
import { spacesQuery } from './spaces.ts';

/** The spaces of a community that is there, for whoever may read them. */
export function useSpaces(community: Pick<Community, 'id' | 'role'> | undefined) {
  return useQuery({
    ...spacesQuery(community?.id ?? '', (community?.role ?? null) !== null),
    enabled: community !== undefined,
  });
}

export interface SpaceHere {
  readonly data: Space | undefined;
  /** Everything was looked through: there is none of this address, or none that one may know of. */
  readonly missing: boolean;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** The space of an address. */
export function useSpace(community: Pick<Community, 'id' | 'role'>, slug: string): SpaceHere {
  const { data: known, error, refetch, isFetching } = useSpaces(community);
  const data = known?.spaces.find((space) => space.slug === slug);
  return { data, missing: data === undefined && known !== undefined && !isFetching, error, refetch };
}
