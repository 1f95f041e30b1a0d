import { describe, test } from 'node:test';
import { deletePerson, suspendPerson } from '@weft/contract/operator-people.ts';
import { ears } from '../../../test/kit/ears.ts';
import { arrive, type Somebody } from '../../../test/kit/person.ts';
import { publish } from '../../../test/kit/posts.ts';
import { testServer } from '../../../test/kit/server.ts';
import { until } from '../../../test/kit/wait-for.ts';
import { sql } from '../../core/db/statement.ts';

describe('whoever has a post of a page open is sent out of its room', async () => {
  const { url, db } = await testServer();
  const root = await arrive(url, 'root');
  await db.rows(sql`update users set role = 'admin' where username = 'root'`);
  const reader = await arrive(url, 'reader');
  const of = ({ id: userId }: Somebody) => ({ params: { userId } });

  for (const [owner, what, close] of [
    [
      await arrive(url, 'mallory'),
      'suspended',
      (one: Somebody) => root.call(suspendPerson, { ...of(one), body: { reason: 'spam' } }),
    ],
    [await arrive(url, 'trudy'), 'deleted', (one: Somebody) => root.call(deletePerson, of(one))],
  ] as const)
    test(`when its owner is ${what}`, async () => {
      const post = await publish(owner, 'While I am here');
      const heard = await ears(reader, [`post:${post.id}`]);
      await close(owner);
      await until(() => heard.left.includes(`post:${post.id}`));
      heard.stop();
    });
});
