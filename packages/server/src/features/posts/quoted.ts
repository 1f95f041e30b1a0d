import type { Post } from '@weft/contract/posts.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import { areApart } from '../blocks/between.ts';
import { readableChannels } from '../channels/queries.ts';

/** Its time as the database writes it. */
export type Quote = Post['quotes'][number];

export const presentQuote = (quote: Quote): Quote => ({
  ...quote,
  saidAt: new Date(quote.saidAt).toISOString(),
});

/** What a post `p` quotes. Withdrawn, or of somebody apart from the reader: both look the same, so that nobody learns of a block by it. */
export function quotesJson(readerId: string | null): Statement {
  return sql`(
    select coalesce(jsonb_agg(jsonb_build_object('id', q.message_id::text, 'html', case when g.gone then '' else q.content_html end,
      'saidAt', q.said_at, 'withdrawn', g.gone, 'author', case when not g.gone then jsonb_build_object(
      'id', qu.id::text, 'username', qu.username, 'displayName', qa.display_name, 'avatar', qa.avatar_media_id::text) end)
      order by q.position), '[]')
    from post_quotes q join users qu on qu.id = q.author_id join user_profiles qa on qa.user_id = q.author_id
    cross join lateral (
      select q.withdrawn_at is not null or ${areApart(sql`q.author_id`, sql`${readerId}::bigint`)} as gone) g
    where q.post_id = p.id)`;
}

/** The thread that it was made of, for whoever reads the channel in which that began. */
export function threadJson(readerId: string | null): Statement {
  return sql`(
    select jsonb_build_object('conversationId', k.conversation_id::text,
      'channel', jsonb_build_object('id', h.id::text, 'slug', h.slug, 'name', h.name),
      'community', jsonb_build_object('id', o.id::text, 'slug', o.slug))
    from post_threads w
    join conversation_channels k on k.conversation_id = w.conversation_id and k.is_primary
    join channels h on h.id = k.channel_id
    join communities o on o.id = h.community_id
    where w.post_id = p.id and exists (select from (${readableChannels(readerId)}) x where x.id = h.id))`;
}
