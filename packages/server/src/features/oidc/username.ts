import { username as usernameSchema } from '@weft/contract/accounts.ts';
import { limits } from '@weft/contract/limits.ts';
import type { Executor } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import type { Identity } from './identity.ts';

/** The name that somebody has there, where it can be one here as it is. */
export function ownUsername({ username }: Identity): string | undefined {
  return usernameSchema.safeParse(username).data;
}

/** A free one for somebody to begin from; they choose. */
export async function suggestUsername(db: Executor, { username, email, name }: Identity): Promise<string> {
  const base = [beforeAt(username), beforeAt(email), name].map(plain).find(isLongEnough) ?? 'member';
  const candidates = [base, ...Array.from({ length: 98 }, (_, n) => numbered(base, n + 2))];
  const [free] = await db.rows<{ name: string }>(sql`
    select name from unnest(${candidates}::text[]) with ordinality as c (name, n)
    where not exists (select from users where lower(username) = lower(name)) order by n limit 1`);
  return free?.name ?? '';
}

const beforeAt = (text: string) => text.split('@')[0] ?? '';
const isLongEnough = (text: string) => text.length >= limits.username.min;

/** Letters, digits and underscores; ä is an a here. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll('ß', 'ss')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9_]+/g, '_')
    .slice(0, limits.username.max)
    .replaceAll(/^_+|_+$/g, '');
}

function numbered(base: string, n: number): string {
  return base.slice(0, limits.username.max - String(n).length) + n;
}
