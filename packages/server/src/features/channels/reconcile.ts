import { sql } from '../../core/db/statement.ts';
import { keptValues } from '../../core/reconcile/kept-values.ts';
import { tellOfCount } from './events.ts';

/** Who is suspended keeps their place in a channel and is not counted. */
export const channelCounts = keptValues({
  table: 'channel_stats',
  key: ['channel_id'],
  owner: 'channels',
  columns: {
    members: sql`(
      select count(*)::integer from channels c join channel_members i on i.channel_id = c.id
      where c.id = o.channel_id and not exists (
        select from members m
        where m.community_id = c.community_id and m.user_id = i.user_id and m.status = 'suspended'))`,
  },
  tell: (tx, [channelId = '']) => tellOfCount(tx, channelId),
});
