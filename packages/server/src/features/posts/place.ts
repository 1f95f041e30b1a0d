import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { mayPostInSpace, type SpaceFacts } from '../spaces/policy.ts';
import { readSpaceFacts } from '../spaces/queries.ts';
import { mayComment, mayPostOnPage, type PostFacts } from './policy.ts';
import { readPostFacts } from './queries.ts';

/** On one's page, in a space, or under a post. */
export type MayPublish =
  | Permit<'page.post', User, { readonly userId: string }>
  | Permit<'space.post', User, SpaceFacts>
  | Permit<'post.comment', User, PostFacts>;

/** What it will stand in or under is held from before the facts are read: nothing of it changes between the rule and the act. */
export async function mayPublishIn(
  tx: Transaction,
  actor: User,
  { spaceId, parentId }: { readonly spaceId: string | null; readonly parentId: string | null },
): Promise<MayPublish> {
  if (parentId !== null) {
    const parent = await tx.rows(sql`select from posts where id = ${parentId} for share`);
    if (parent.length === 0) throw new Problem('parent_not_there');
    await tx.rows(
      sql`select from spaces s join posts p on p.space_id = s.id where p.id = ${parentId} for share of s`,
    );
    return mayComment.permit(actor, await readPostFacts(tx, actor, parentId));
  }
  if (spaceId === null) return mayPostOnPage.permit(actor, actor);
  await tx.rows(sql`select from spaces where id = ${spaceId} for share`);
  return mayPostInSpace.permit(actor, await readSpaceFacts(tx, actor, spaceId));
}

/** Community, space, parent, root and depth, as one row. */
export function placeOf(permit: MayPublish) {
  if (permit.act === 'page.post')
    return sql`select null::bigint, null::bigint, null::bigint, null::bigint, 0`;
  if (permit.act === 'space.post')
    return sql`select ${permit.subject.community.id}::bigint, ${permit.subject.id}::bigint, null::bigint, null::bigint, 0`;
  return sql`
    select p.community_id, p.space_id, p.id, coalesce(p.root_id, p.id), p.depth + 1
    from posts p where p.id = ${permit.subject.id}`;
}
