/**
 * Everybody who may come by, as seen by the owner of a private community: from outside, from inside, taken out of it,
 * blocked by them, without an account, with one that was suspended, and whoever runs the server.
 */
export const roles = [
  ...(['anonymous', 'stranger', 'member', 'instructor', 'moderator', 'admin', 'owner'] as const),
  /** A member whom the owner has blocked: what is shared stays shared. */
  'blocked',
  /** Suspended in the community, and free to do everything else. */
  'outcast',
  /** Their account is suspended: they are signed in nowhere. */
  'suspended',
  /** Runs the server and is in nobody's community. */
  'operator',
] as const;
export type Role = (typeof roles)[number];

export type Expected = Readonly<Record<Role, number>>;

/** Low to high. */
const inside = [
  'blocked',
  'member',
  'instructor',
  'moderator',
  'admin',
  'owner',
] as const satisfies readonly Role[];

function answers(statusOf: (role: Role) => number): Expected {
  return Object.fromEntries(roles.map((role) => [role, statusOf(role)])) as Record<Role, number>;
}

export const everybody = (status: number): Expected => answers(() => status);

/** About oneself, or the same for whoever has an account. */
export const signedIn = (status: number): Expected =>
  answers((role) => (role === 'anonymous' || role === 'suspended' ? 401 : status));

/** Of one person alone: to everybody else it is not there, to whoever runs the server neither. */
export const ownersOnly = (status: number): Expected => ({ ...signedIn(404), owner: status });

/** The operator's page: to everybody but whoever runs the server it is not there. */
export const atDesk = (status: number): Expected => ({ ...signedIn(404), operator: status });

/** Those who are in the community. */
export const insiders = <Status>(status: Status) =>
  Object.fromEntries(inside.map((role) => [role, status])) as Record<(typeof inside)[number], Status>;

/** Inside a private community, from this role up. To those outside it is not there; whoever runs the server knows of it. */
export function from(
  least: Exclude<(typeof inside)[number], 'blocked'>,
  status: number,
  operator = 403,
): Expected {
  const allowed: readonly Role[] = least === 'member' ? inside : inside.slice(inside.indexOf(least));
  const above = Object.fromEntries(allowed.map((role) => [role, status]));
  return { ...signedIn(404), ...insiders(403), ...above, operator };
}
