import assert from 'node:assert/strict';
import type { Post } from '@weft/contract/posts.ts';
import { readThread } from '@weft/contract/threads.ts';
import { sql } from '../../src/core/db/statement.ts';
import { reconcile } from '../../src/core/reconcile/reconcile.ts';
import { postCounts } from '../../src/features/posts/reconcile.ts';
import { nightSky } from './night-sky.ts';
import { aSpace } from './posts.ts';

export interface Old {
  readonly id: number;
  readonly post: string;
  readonly by: string;
  readonly under: number | null;
  readonly says: string;
  readonly at: string;
}

/** A time in the past for each id, so that they have an order. */
export function day(n: number): string {
  return new Date(Date.UTC(2019, 0, 1, n)).toISOString();
}

/** A night sky with comments of another system in it: how they are brought, and looked at. */
export async function oldComments() {
  const sky = await nightSky();
  const { db, ada, grace, communityId } = sky;
  const spaceId = await aSpace(ada, communityId, 'Finds');

  /** As its owner brings it here: ids of their own, and whatever was in them. */
  const bring = async (rows: readonly Partial<Old>[]) => {
    for (const { id, post, by = grace.id, under = null, says = `No. ${id}`, at = day(Number(id)) } of rows)
      await db.rows(sql`
        insert into engagement_comments (id, post_id, user_id, parent_comment_id, content, created_at)
        values (${id}, ${post}, ${by}, ${under}, ${says}, ${at})`);
  };
  const statusOf = async (id: number) => {
    const [row] = await db.rows<{ status_id: string }>(
      sql`select status_id from engagement_comments where id = ${id}`,
    );
    return row?.status_id ?? '';
  };
  const isMoved = async (id: number) => {
    const [row] = await db.rows<{ moved: boolean }>(
      sql`select moved_at is not null as moved from engagement_comments where id = ${id}`,
    );
    return row?.moved === true;
  };
  const said = async (post: Pick<Post, 'id'>, reader = ada) => {
    const { nodes } = await reader.call(readThread, {
      params: { postId: post.id },
      query: { sort: 'oldest', limit: 30 },
    });
    return nodes.map((node) => `${node.depth} ${node.post?.content}`);
  };
  const right = async () => {
    const [found] = await reconcile(db, [postCounts], { fix: false });
    assert.equal(found?.drifted, 0, JSON.stringify(found));
  };
  const startAnew = async () => {
    await db.rows(sql`update comment_moving set phase = 'legacy'`);
    await db.rows(sql`delete from engagement_comments where moved_at is null`);
  };

  return { ...sky, spaceId, bring, statusOf, isMoved, said, right, startAnew };
}
