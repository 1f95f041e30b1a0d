import { useQuery } from '@tanstack/react-query';
import { type MemberRole, memberRoles } from '@weft/contract/communities.ts';
import { myCommunitiesQuery } from './communities.ts';

/** Only for what is shown: what one may do comes from the server with each thing. */
export function isAtLeast(role: MemberRole | null, least: MemberRole): boolean {
  return role !== null && memberRoles.indexOf(role) <= memberRoles.indexOf(least);
}

/** One may act on what others say there, as far as one stands above them. */
export function useKeepsPeace(communityId: string | undefined): boolean {
  const mine = useQuery(myCommunitiesQuery).data?.find(({ id }) => id === communityId);
  return isAtLeast(mine?.role ?? null, 'moderator');
}
