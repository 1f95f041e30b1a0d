import { sql } from '../../core/db/statement.ts';
import { keptValues, type Looked, type Reconciler } from '../../core/reconcile/kept-values.ts';
import { tellStatsSoon } from './stats.ts';

/** What triggers count. Not the views: their rows go after two days, so that nothing is left to count them from. */
export const postCounts = keptValues({
  table: 'post_stats',
  key: ['post_id'],
  owner: 'posts',
  columns: {
    parent_id: sql`(select p.parent_id from posts p where p.id = o.post_id)`,
    likes: sql`(
      select count(*)::integer from post_interactions i where i.post_id = o.post_id and i.type = 'like')`,
    replies: sql`(
      select count(*)::integer from posts c where c.parent_id = o.post_id and c.status = 'published')`,
    thread: sql`(
      select count(*)::integer from posts c where c.root_id = o.post_id and c.status = 'published')`,
    reposts: sql`(select count(*)::integer from reposts r where r.post_id = o.post_id)`,
  },
  also: sql`version = stored.version + 1`,
  tell: (tx, [postId = '']) => tellStatsSoon(tx, postId),
});

/** A comment stands where its root stands, and what stands in a space in the community of the space. */
export const postPlaces = keptValues({
  table: 'posts',
  key: ['id'],
  columns: {
    space_id: sql`case when kept.root_id is null then kept.space_id else (
      select r.space_id from posts r where r.id = kept.root_id) end`,
    community_id: sql`(
      select s.community_id from spaces s where s.id = case when kept.root_id is null then kept.space_id else (
        select r.space_id from posts r where r.id = kept.root_id) end)`,
  },
});

/** When what bears a tag was published, copied for the page of the tag. */
export const tagTimes = keptValues({
  table: 'post_tags',
  key: ['post_id', 'tag_id'],
  columns: { published_at: sql`(select p.published_at from posts p where p.id = o.post_id)` },
});

/** A row of words for each post that is published. What they are is shown to nobody. */
export const postWords: Reconciler = {
  table: 'post_words',
  columns: ['words', 'space_id', 'published_at'],
  async look(db, after, limit) {
    const [row] = await db.rows<Looked>(sql`
      with page as materialized (
        select p.id from posts p where p.id > ${after?.[0] ?? '0'}::bigint order by p.id limit ${limit}
      ), due as (
        select w.* from page join posts p on p.id = page.id, weft_post_words_made(p) w where p.status = 'published'
      )
      select (select count(*)::int from page) as checked,
        (select array[id::text] from page order by id desc limit 1) as last,
        coalesce((
          select jsonb_agg(jsonb_build_object('key', array[page.id::text], 'column', x.name,
            'is', case when kept.post_id is null then null else 'something else' end,
            'should', case when due.post_id is null then null else 'the words of the post' end))
          from page left join post_words kept on kept.post_id = page.id left join due on due.post_id = page.id,
          lateral (values ('words', kept.words is distinct from due.words),
            ('space_id', kept.space_id is distinct from due.space_id),
            ('published_at', kept.published_at is distinct from due.published_at)) x (name, differs)
          where x.differs), '[]') as drift`);
    return row ?? { checked: 0, last: null, drift: [] };
  },
  /** Who writes the words holds the post. */
  async repair(tx, keys) {
    const ids = keys.map(([id]) => id);
    await tx.rows(sql`select from posts where id = any(${ids}::bigint[]) order by id for no key update`);
    await tx.rows(sql`select weft_words_of_posts(${ids}::bigint[])`);
    return keys;
  },
};
