import type { FeedDefinition } from '@weft/contract/custom-feeds.ts';
import type { Executor } from '../../../core/db/executor.ts';
import { sql } from '../../../core/db/statement.ts';
import { Problem } from '../../../core/http/problem.ts';
import type { User } from '../../../core/policy/actor.ts';
import { knowsOf } from '../../graph/readable.ts';

/** Whom and which lists the filters name: people of whom one may know, lists of one's own. */
export async function requireKnown(
  db: Executor,
  { userId }: User,
  groups: FeedDefinition['groups'],
): Promise<void> {
  const named = groups.flatMap(({ filters }, at) =>
    filters.flatMap(({ type, value }, index) =>
      type === 'author'
        ? value
            .filter((one) => /^(user|list):/.test(one))
            .map((one) => ({ one, path: `body.groups.${at}.filters.${index}` }))
        : [],
    ),
  );
  if (named.length === 0) return;
  const idsOf = (kind: string) =>
    named.flatMap(({ one }) => (one.startsWith(`${kind}:`) ? [one.slice(5)] : []));
  const known = await db.rows<{ one: string }>(sql`
    select 'user:' || u.id as one from users u
    where u.id = any(${idsOf('user')}::bigint[]) and u.status = 'active' and ${knowsOf(userId, sql`u.id`)}
    union all
    select 'list:' || l.id from user_lists l where l.id = any(${idsOf('list')}::bigint[]) and l.user_id = ${userId}`);
  const found = new Set(known.map(({ one }) => one));
  const fields = named
    .filter(({ one }) => !found.has(one))
    .map(({ one, path }) => ({
      path,
      reason: one.startsWith('list:') ? `${one} is no list of yours` : `${one} is nobody of whom you know`,
    }));
  if (fields.length > 0) throw new Problem('filter_senseless', { fields });
}
