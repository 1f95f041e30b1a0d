import { type MemberRole, memberRoles } from '@weft/contract/communities.ts';

/** Only for what is shown: what one may do comes from the server with each thing. */
export function isAtLeast(role: MemberRole | null, least: MemberRole): boolean {
  return role !== null && memberRoles.indexOf(role) <= memberRoles.indexOf(least);
}
