import { readFileSync } from 'node:fs';
import { z } from 'zod';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** In clear only on this machine: what a provider says of somebody is worth what the way there is worth. */
function isTrustworthy(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash, username } = new URL(text);
  if (search !== '' || hash !== '' || username !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname));
}

const provider = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,29}$/, 'must be lower-case letters, digits and hyphens'),
    name: z.string().trim().min(1).max(40),
    issuer: z
      .string()
      .max(500)
      .refine(isTrustworthy, 'must be an address that begins with https:// (http:// on this machine alone)'),
    clientId: z.string().min(1).max(500),
    clientSecret: z.string().min(1).max(2000).optional(),
    clientSecretFile: z.string().min(1).optional(),
    scopes: z
      .string()
      .max(500)
      .regex(/(^| )openid( |$)/, 'must hold openid')
      .default('openid email profile'),
    organizationClaim: z.string().min(1).max(200).optional(),
  })
  .transform(({ clientSecretFile, ...given }, context) => ({
    ...given,
    // A row says whose it is by this: a slash more in the settings does not make another provider.
    key: given.issuer.replace(/\/+$/, ''),
    clientSecret: given.clientSecret ?? secretIn(clientSecretFile, context),
  }));

export type OidcProviderConfig = z.output<typeof provider>;

function secretIn(path: string | undefined, context: z.RefinementCtx): string | undefined {
  if (path === undefined) return undefined;
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    context.addIssue({ code: 'custom', message: `names ${path}, which cannot be read` });
    return undefined;
  }
}

const providers = z
  .array(provider)
  .max(10, 'takes at most 10 providers')
  .refine((list) => alone(list, ({ id }) => id), 'has two providers with one id')
  .refine((list) => alone(list, ({ name }) => name), 'has two providers with one name')
  .refine((list) => alone(list, ({ key }) => key), 'has two providers with one issuer');

function alone<T>(list: readonly T[], keyOf: (item: T) => string): boolean {
  return new Set(list.map(keyOf)).size === list.length;
}

/** The setting: a list in JSON. What is wrong is told with its place, never with its value. */
export const oidcProviders = z
  .string()
  .default('[]')
  .transform((text, context): OidcProviderConfig[] => {
    const parsed = providers.safeParse(jsonOf(text));
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) {
      const place = path.length === 0 ? '' : `${path.map(String).join('.')}: `;
      context.addIssue({ code: 'custom', message: place + message });
    }
    return z.NEVER;
  });

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
