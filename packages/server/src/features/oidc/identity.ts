import { email as emailSchema } from '@weft/contract/accounts.ts';
import { limits } from '@weft/contract/limits.ts';
import { z } from 'zod';

/** Who somebody is, as far as a provider says and we believe. */
export const identity = z.object({
  /** The provider, by the key of its settings, and whom it means. */
  issuer: z.string(),
  subject: z.string().min(1).max(255),
  /** Empty when it says none that is one. */
  email: z.string(),
  emailVerified: z.boolean(),
  /** What they are called there; each may be empty. */
  username: z.string(),
  name: z.string(),
  organizations: z.array(z.string()),
});

export type Identity = z.output<typeof identity>;

type Claims = Readonly<Record<string, unknown>>;

/** A provider is trusted to say who somebody is, not to keep to our forms: what does not fit is left out. */
export function identityFrom(
  { issuer, subject }: Pick<Identity, 'issuer' | 'subject'>,
  claims: Claims,
  organizationClaim: string | undefined,
): Identity {
  const address = emailSchema.safeParse(claims.email);
  return {
    issuer,
    // As it is, to the last character: two who differ in a space are two.
    subject,
    email: address.data ?? '',
    // Some say it as a word.
    emailVerified: address.success && (claims.email_verified === true || claims.email_verified === 'true'),
    username: text(claims.preferred_username, 255) || text(claims.nickname, 255),
    name: text(claims.name, limits.displayName.max),
    organizations: organizationClaim === undefined ? [] : organizationsIn(claims[organizationClaim]),
  };
}

/** One line of plain text, no longer than what keeps it. */
function text(value: unknown, max: number): string {
  if (typeof value !== 'string') return '';
  return value
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, max);
}

/** A word, a list of words, or (Keycloak, with attributes) an object whose keys they are. */
function organizationsIn(value: unknown): string[] {
  const named = typeof value === 'object' && value !== null && !Array.isArray(value);
  const all = named ? Object.keys(value) : Array.isArray(value) ? value : [value];
  const words = all.filter((word): word is string => typeof word === 'string');
  return [...new Set(words.filter((word) => word.length > 0 && word.length <= 255))].slice(0, 50);
}

/** What they go by at the label of a linked provider. */
export function labelOf({ email, username, name }: Identity): string {
  return email || username || name;
}
