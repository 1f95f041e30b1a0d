import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { signUp } from '@weft/contract/accounts.ts';
import { Person, password } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { sql } from '../../core/db/statement.ts';
import { newSetupCode } from './setup.ts';

describe('the first admin', async () => {
  const { url, db } = await testServer({ signUp: 'closed' });
  const come = (username: string, setupCode: string) =>
    new Person(url).call(signUp, {
      body: { username, email: `${username}@example.org`, password, setupCode },
    });

  test('a code that was not printed, or was printed before the last one, makes nobody anything', async () => {
    const older = await newSetupCode(db);
    assert.ok(older);
    await newSetupCode(db);
    for (const code of ['guessed', older])
      assert.equal(await refusal(come('mallory', code)), 'setup_code_wrong');
    assert.equal((await db.rows(sql`select from users`)).length, 0);
  });

  test('of two who bring the code at once, one becomes the admin and the other nothing', async () => {
    const code = (await newSetupCode(db)) ?? '';
    const outcomes = await Promise.all(['ada', 'grace'].map((name) => refusal(come(name, code))));
    assert.deepEqual(outcomes.toSorted(), ['nothing was refused', 'setup_code_wrong']);
    const users = await db.rows(sql`select role from users`);
    assert.deepEqual(users, [{ role: 'admin' }]);
  });

  test('as soon as there is an admin there is no code', async () => {
    assert.equal(await newSetupCode(db), undefined);
    assert.equal((await db.rows(sql`select from setup_codes`)).length, 0);
  });
});
