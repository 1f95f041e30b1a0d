import type { MemberRole } from '@weft/contract/communities.ts';

const ranks: Readonly<Record<MemberRole, number>> = {
  owner: 4,
  admin: 3,
  moderator: 2,
  instructor: 1,
  member: 0,
};

/** Whoever acts on somebody stands above them: two admins cannot take each other out. */
export function outranks(one: MemberRole, other: MemberRole): boolean {
  return ranks[one] > ranks[other];
}

export function isAtLeast(role: MemberRole, least: MemberRole): boolean {
  return ranks[role] >= ranks[least];
}

/** The roles that somebody of this role may hand out. */
export function rolesBelow(role: MemberRole): Exclude<MemberRole, 'owner'>[] {
  return (['admin', 'moderator', 'instructor', 'member'] as const).filter((other) => outranks(role, other));
}
