import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openConversation } from '@weft/contract/conversations.ts';
import type { Destination } from '@weft/contract/messages.ts';
import { say } from '../../../test/kit/chat.ts';
import { nightSky } from '../../../test/kit/night-sky.ts';
import { Database } from '../../core/db/database.ts';
import { sql } from '../../core/db/statement.ts';
import type { User } from '../../core/policy/actor.ts';
import { prepareToSend } from './send.ts';

/** PostgreSQL plans a prepared statement five times for its values, then looks whether that is worth going on with. */
const triedFor = 5;

test('what is read before a message is sent is planned once, not every time', async () => {
  const { db, connection, communityId, general, ada, grace } = await nightSky();
  await db.rows(sql`update communities set seat_limit = 1000`);
  await db.rows(sql`
    with u as (
      insert into users (username, email) select 'person_' || n, 'person_' || n || '@example.org' from generate_series(1, 500) n
      returning id)
    insert into members (community_id, user_id, role, status, joined_at) select ${communityId}, id, 'member', 'active', now() from u`);
  await db.rows(sql`
    insert into channels (community_id, slug, name) select ${communityId}, 'c-' || n, 'C' from generate_series(1, 200) n`);
  await db.pool.query('analyze');
  const { message: root } = await say(ada, { channelId: general }, 'Who is up?');
  const { conversation } = await ada.call(openConversation, { body: { userIds: [grace.id] } });
  const actor: User = { kind: 'user', userId: ada.id, sessionId: ada.id, role: 'user', scopes: 'all' };
  const places: Destination[] = [
    { channelId: general },
    { rootMessageId: root.id },
    { conversationId: conversation.id },
  ];
  // One connection: what is prepared belongs to it.
  const alone = new Database({ connection, poolSize: 1 });
  for (const to of places)
    for (let n = 0; n < 3 * triedFor; n += 1)
      await prepareToSend(alone, actor, {
        to,
        content: `n ${n}`,
        clientKey: `n-${n}`,
        carry: true,
        mediaIds: [],
      });
  const plans = await alone.rows<{ name: string; custom: number; kept: number }>(sql`
    select name, custom_plans::int as custom, generic_plans::int as kept from pg_prepared_statements order by name`);
  assert.deepEqual(
    plans.map(({ name, custom, kept }) => [name, custom, kept]),
    ['channel', 'conversation', 'root'].map((kind) => [`say-facts-${kind}`, triedFor, 2 * triedFor]),
  );
  await alone.close();
});
