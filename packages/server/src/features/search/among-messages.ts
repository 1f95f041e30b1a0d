import { type Statement, sql } from '../../core/db/statement.ts';
import type { Reach } from './reach.ts';
import { type Among, and, holds, inTime, oneOf, type Search, termsOf } from './ways.ts';

/** What was said in the communities that one is in. */
export function amongMessages(reach: Reach): Among {
  const { communities } = reach;
  return {
    ...{ table: sql`message_words`, at: sql`sent_at`, id: sql`message_id`, scopes: communities },
    isOf: sql`w.scope = s.scope`,
    isOfAny: sql`w.scope = any(${communities}::bigint[])`,
    groupedBy: sql`scope`,
    ...{ isHere: isHere(reach), isWithin: isWithin(reach), inIndex: (terms) => inIndex(reach, terms) },
    ...{ isRead: null, marks: '' },
  };
}

/** Said among few: found by the conversation, which no channel holds, and then by the word that is being typed. */
export function inDirect(search: Search, direct: readonly string[]): Statement {
  const terms = termsOf(search);
  return sql`
    select (extract(epoch from w.sent_at) * 1000000)::bigint::text as at, w.message_id as id from (
      select w.* from message_words w
      where ${terms === '' ? sql`w.scope = any(${direct}::bigint[])` : holds(and(terms, oneOf('s', direct)))}
        and ${inTime(search)}
      offset 0) w
    where ${holds(search.begins)}
    order by w.sent_at desc, w.message_id desc limit ${search.count}`;
}

/** Said in a channel that one may read, or in a thread that was carried to one. */
function isHere({ channels, carried: { conversations, roots } }: Reach): Statement {
  const here = sql`w.channel_id = any(${channels.map(({ id: channelId }) => channelId)}::bigint[])`;
  if (conversations.length === 0) return here;
  return sql`(${here} or w.conversation_id = any(${conversations}::bigint[]) or w.message_id = any(${roots}::bigint[]))`;
}

function isWithin({ within }: Reach): Statement {
  if (within === null) return sql`true`;
  const { channels, carried } = within;
  return sql`(w.channel_id = any(${channels}::bigint[]) or w.conversation_id = any(${carried.conversations}::bigint[])
    or w.message_id = any(${carried.roots}::bigint[]))`;
}

/** The same for the index. The roots of what was carried there bear no word of it: they are few, and found by themselves. */
function inIndex({ within }: Reach, terms: string): Statement {
  if (within === null) return holds(terms);
  const places = [oneOf('h', within.channels), oneOf('v', within.carried.conversations)];
  const there = holds(and(terms, places.filter((some) => some !== '').join(' | ')));
  if (within.carried.roots.length === 0) return there;
  return sql`(${there} or w.message_id = any(${within.carried.roots}::bigint[]) and ${holds(terms)})`;
}
