import type { MemberRole } from '@weft/contract/communities.ts';
import type { InviteRole } from '@weft/contract/invites.ts';

/** The usual one first. Nobody hands out a role as high as their own. */
export function rolesToGive(own: MemberRole | null): readonly InviteRole[] {
  const roles = ['member', 'instructor', 'moderator', 'admin'] as const;
  return roles.filter((role) => role !== 'admin' || own === 'owner');
}
