import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testDatabase } from '../../../test/kit/database.ts';
import { Database } from '../../core/db/database.ts';
import { sql } from '../../core/db/statement.ts';
import { identityFrom } from './identity.ts';
import { ownUsername, suggestUsername } from './username.ts';

const from = (claims: object, claim?: string) =>
  identityFrom({ issuer: 'https://id.example.org', subject: ' s ' }, { ...claims }, claim);

describe('what a provider says of somebody', () => {
  test('is taken where it fits, to the letter for whom it means', () => {
    const identity = from({
      ...{ email: 'ada@example.org', email_verified: 'true', name: ' Ada\n\u202ELovelace ' },
      preferred_username: 'ada',
    });
    assert.deepEqual(identity, {
      ...{ issuer: 'https://id.example.org', subject: ' s ', email: 'ada@example.org', emailVerified: true },
      ...{ username: 'ada', name: 'Ada Lovelace', organizations: [] },
    });
  });

  test('is left out where it does not', () => {
    for (const claims of [
      { email: 'not an address', email_verified: true, name: 7, preferred_username: ['ada'] },
      { email: `${'a'.repeat(250)}@example.org`, email_verified: true },
      { email_verified: true },
    ]) {
      const { email, emailVerified } = from(claims);
      assert.deepEqual([email, emailVerified], ['', false]);
    }
    assert.equal(from({ email: 'ada@example.org', email_verified: 1 }).emailVerified, false);
    assert.equal(from({ name: 'x'.repeat(500) }).name.length, 100);
  });

  test('an organisation is a word, a list of words, or an object with words for keys', () => {
    const organizations = (org: unknown) => from({ org }, 'org').organizations;
    assert.deepEqual(organizations('acme'), ['acme']);
    assert.deepEqual(organizations(['acme', 7, '', 'acme', null, 'other']), ['acme', 'other']);
    assert.deepEqual(organizations({ acme: { id: 'x' } }), ['acme']);
    for (const nothing of [undefined, null, 7, true, [], {}, 'x'.repeat(256)])
      assert.deepEqual(organizations(nothing), []);
    assert.deepEqual(from({ org: 'acme' }).organizations, [], 'no claim is asked for');
  });
});

describe('a username to begin from', async () => {
  const { connection } = await testDatabase();
  const db = new Database({ connection });
  await db.rows(
    sql`insert into users (username, email) values ('Ada', 'a@x'), ('ada2', 'b@x'), ('member', 'c@x')`,
  );
  const suggest = (claims: object) => suggestUsername(db, from(claims));

  test('is free, fits, and is made of what they are called there', async () => {
    assert.equal(await suggest({ preferred_username: 'ada' }), 'ada3');
    assert.equal(await suggest({ preferred_username: 'grace.hopper@example.org' }), 'grace_hopper');
    assert.equal(await suggest({ name: 'Jürgen Groß' }), 'Jurgen_Gross');
    assert.equal(await suggest({ preferred_username: 'ab', email: 'linus@example.org' }), 'linus');
    assert.equal(await suggest({ name: '山田' }), 'member2');
    const long = await suggest({ preferred_username: `${'x'.repeat(40)}` });
    assert.equal(long, 'x'.repeat(30));
  });

  test('is theirs without asking only where it is one as it stands', () => {
    assert.equal(ownUsername(from({ preferred_username: 'ada' })), 'ada');
    for (const name of ['ad', 'ada@example.org', 'Ada L', '', 'x'.repeat(31)])
      assert.equal(ownUsername(from({ preferred_username: name })), undefined);
  });

  test('close', () => db.close());
});
