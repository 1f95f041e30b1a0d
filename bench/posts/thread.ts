import { type ThreadSort, threadShape } from '../../packages/contract/src/threads.ts';
import type { Database } from '../../packages/server/src/core/db/database.ts';
import { sql } from '../../packages/server/src/core/db/statement.ts';
import type { User } from '../../packages/server/src/core/policy/actor.ts';
import { mayReadThread } from '../../packages/server/src/features/posts/policy.ts';
import { readPostFacts } from '../../packages/server/src/features/posts/queries.ts';
import { readThreadOf } from '../../packages/server/src/features/posts/thread-queries.ts';
import type { BenchContext } from '../bench.ts';
import { HttpClient } from '../chat/http-client.ts';
import { inChatWorld } from '../chat/world.ts';
import { load } from '../measure.ts';
import { againstFloor, type Measure } from '../report.ts';

const [statuses, deepest, batch, limit] = [10_000, 64, 100, threadShape.levels[0]];

/** A page of a thread of ten thousand statuses: of the post, and of comments anywhere in it, beside its statements alone. */
export function benchThread({ note }: BenchContext): Promise<Measure[]> {
  return inChatWorld({ people: 16, channels: 1 }, async ({ server, db, communityId, people }) => {
    const [reader] = people;
    if (reader === undefined) throw new Error('nobody is here');
    note(`growing a thread of ${statuses} statuses, up to ${deepest} deep`);
    const authors = people.map(({ id }) => id);
    const { rootId, within, depth } = await growThread(db, communityId, authors);
    const actor: User = {
      ...{ kind: 'user', userId: reader.id, sessionId: reader.id, role: 'user', scopes: 'all' },
    };
    const statements = async (postId: string, sort: ThreadSort) => {
      const facts = await readPostFacts(db, actor, postId, 'placed');
      return readThreadOf(db, mayReadThread.permit(actor, facts), { sort, limit });
    };
    const top = () => rootId;
    const anywhere = (index: number) => within[index % within.length] ?? rootId;
    const shapes: readonly { name: string; sort: ThreadSort; of: (index: number) => string }[] = [
      { name: 'thread', sort: 'oldest', of: top },
      { name: 'thread-newest', sort: 'newest', of: top },
      { name: 'thread-likes', sort: 'likes', of: top },
      { name: 'thread-within', sort: 'oldest', of: anywhere },
    ];
    const measures: Measure[] = [];
    for (const { name, sort, of } of shapes) {
      note(name);
      const options = { n: 500, concurrency: 1 };
      const floor = await load((index) => statements(of(index), sort), options);
      const http = new HttpClient(server.url, 1);
      const rate = await load(
        (index) => http.get(reader, `/api/posts/${of(index)}/thread?sort=${sort}`),
        options,
      );
      http.close();
      const data = `${statuses} statuses, ${depth} deep, pages of up to ${threadShape.nodes}`;
      measures.push({ name, data, ...options, ...rate, ...againstFloor(rate, floor) });
    }
    return measures;
  });
}

/** A third of it answers the post, the rest what was said before: broad places and chains down to the limit. */
async function growThread(db: Database, communityId: string, authors: readonly string[]) {
  const [root] = await db.rows<{ id: string }>(sql`
    with s as (
      insert into spaces (community_id, slug, name, position, created_by)
      values (${communityId}, 'bench', 'Bench', 9, ${authors[0]}) returning id)
    insert into posts (author_id, type, status, content, content_html, client_key, published_at, community_id, space_id)
    select ${authors[0]}, 'text_short', 'published', 'Begin', '<p>Begin</p>', 'bench', now() - interval '1 day', ${communityId}, s.id
    from s returning id`);
  const rootId = root?.id ?? '';
  const made: { id: string; depth: number }[] = [];
  // The same tree every time; what is answered stands before what answers it.
  for (let from = 0; from < statuses; from += batch) {
    const tip = made
      .slice(-batch)
      .reduce((low, one) => (one.depth > low.depth ? one : low), { id: rootId, depth: 0 });
    const parents = Array.from({ length: batch }, (_, at) => {
      const any = made[((from + at) * 7_919) % Math.max(1, made.length)];
      const parent = at % 3 === 0 ? undefined : at < 10 ? tip : any;
      return parent === undefined || parent.depth >= deepest ? rootId : parent.id;
    });
    made.push(
      ...(await db.rows<{ id: string; depth: number }>(sql`
        insert into posts (author_id, type, status, content, content_html, client_key, published_at, parent_id, root_id, depth,
          community_id, space_id)
        select (${authors}::bigint[])[1 + n % ${authors.length}], 'status', 'published', 'Comment number ' || n,
          '<p>Comment number ' || n || '</p>', 'bench-' || n, now() - interval '20 hours' + n * interval '5 seconds',
          p.id, coalesce(p.root_id, p.id), p.depth + 1, p.community_id, p.space_id
        from unnest(${parents}::bigint[]) with ordinality x (parent, at), lateral (select ${from}::int + at::int as n) y
        join posts p on true where p.id = x.parent
        order by n returning id, depth`)),
    );
  }
  await db.rows(sql`
    insert into post_interactions (user_id, post_id, type)
    select u, p.id, 'like' from posts p, unnest(${authors}::bigint[]) u
    where p.root_id = ${rootId} and (p.id / 4194304 + u) % 7 = 0`);
  await db.rows(sql`
    update posts set status = 'deleted', content = '', content_html = '', deleted_at = now()
    where root_id = ${rootId} and client_key like '%7'`);
  await db.rows(sql`vacuum analyze`);
  const within = made.filter((_, n) => n % 10 === 0 && !String(n).endsWith('7')).map(({ id }) => id);
  return { rootId, within, depth: made.reduce((most, { depth }) => Math.max(most, depth), 0) };
}
