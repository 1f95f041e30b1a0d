import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { changePassword } from '@weft/contract/credentials.ts';
import { comeBack, deleteMe } from '@weft/contract/erasure.ts';
import {
  addPasskey,
  beginPasskey,
  beginPasskeyProof,
  beginPasskeySignIn,
  listPasskeys,
  provePasskey,
  removePasskey,
  renamePasskey,
  signInWithPasskey,
} from '@weft/contract/passkeys.ts';
import { createToken } from '@weft/contract/tokens.ts';
import { Authenticator, type Behaviour } from '../../../test/kit/authenticator.ts';
import { lastMailTo } from '../../../test/kit/mailbox.ts';
import { arrive, Person, password } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { sql } from '../../core/db/statement.ts';
import { operator } from '../../core/policy/actor.ts';
import { setSuspended } from '../accounts/manage.ts';
import { maySuspend } from '../accounts/policy.ts';

const publicUrl = 'https://weft.test';

describe('passkeys', async () => {
  const { url, db } = await testServer({ publicUrl, trustProxy: 'yes' });
  const device = () => new Authenticator(publicUrl);
  let visits = 0;
  const visitor = () => {
    visits += 1;
    return new Person(url, undefined, `10.3.0.${visits}`);
  };

  async function add(person: Person, authenticator = device(), name = 'Phone') {
    const { options } = await person.call(beginPasskey, { body: { password } });
    const credential = authenticator.make(options);
    const { passkey } = await person.call(addPasskey, { body: { name, credential } });
    return { authenticator, passkey };
  }
  async function enter(
    authenticator: Authenticator,
    person = visitor(),
    behaviour: Behaviour = {},
    more = {},
  ) {
    const { options } = await person.call(beginPasskeySignIn);
    const credential = authenticator.use(options, behaviour);
    return person.call(signInWithPasskey, { body: { credential, ...more } });
  }

  test('added by proof, told by mail, listed, renamed; from then on it signs in, without a code', async () => {
    const ada = await arrive(url, 'ada');
    assert.equal(await refusal(ada.call(beginPasskey, { body: {} })), 'proof_needed');
    const { options } = await ada.call(beginPasskey, { body: { password } });
    assert.equal((options.rp as { id: string }).id, 'weft.test');
    assert.doesNotMatch(JSON.stringify((options.user as { id: string }).id), new RegExp(ada.id));
    const { authenticator, passkey } = await add(ada);
    assert.equal((await lastMailTo(db, 'ada@example.org')).type, 'passkey_added');
    await ada.call(renamePasskey, { params: { passkeyId: passkey.id }, body: { name: 'Old phone' } });
    await db.rows(sql`
      insert into second_factors (user_id, secret, confirmed_at) values (${ada.id}, 'sealed', now())`);
    const { user } = await enter(authenticator);
    assert.equal(user.id, ada.id);
    const { items } = await ada.call(listPasskeys);
    assert.deepEqual(
      items.map(({ name, backedUp, lastUsedAt }) => [name, backedUp, lastUsedAt !== null]),
      [['Old phone', true, true]],
    );
  });

  test('only what this server asked for, at its own address, by whoever unlocked the device, once', async () => {
    const grace = await arrive(url, 'grace');
    const { authenticator } = await add(grace);
    const refused = async (work: Promise<unknown>) => assert.equal(await refusal(work), 'passkey_refused');
    await refused(enter(authenticator, visitor(), { origin: 'https://evil.test' }));
    await refused(enter(authenticator, visitor(), { verified: false }));
    await refused(enter(device()));
    const person = visitor();
    const { options } = await person.call(beginPasskeySignIn);
    const credential = authenticator.use(options);
    await person.call(signInWithPasskey, { body: { credential } });
    await refused(visitor().call(signInWithPasskey, { body: { credential } }));
    await refused(
      visitor().call(signInWithPasskey, { body: { credential: authenticator.use({ ...options }) } }),
    );
    const made = authenticator.use({ ...options, challenge: 'bWFkZSB1cA' });
    await refused(visitor().call(signInWithPasskey, { body: { credential: made } }));
    // A challenge for something else, or for another session, or too old.
    const other = await arrive(url, 'other');
    const forProof = await grace.call(beginPasskeyProof);
    const proof = { body: { credential: authenticator.use(forProof.options) } };
    await refused(visitor().call(signInWithPasskey, proof));
    const again = await grace.call(beginPasskeyProof);
    await refused(other.call(provePasskey, { body: { credential: authenticator.use(again.options) } }));
    const theirs = await other.call(beginPasskeyProof);
    await refused(other.call(provePasskey, { body: { credential: authenticator.use(theirs.options) } }));
    const late = await visitor().call(beginPasskeySignIn);
    await db.rows(sql`update passkey_challenges set expires_at = now()`);
    await refused(
      visitor().call(signInWithPasskey, { body: { credential: authenticator.use(late.options) } }),
    );
    const fresh = await visitor().call(beginPasskeySignIn);
    const forged = authenticator.use(fresh.options);
    const response = { ...forged.response, signature: `${forged.response.signature.slice(0, -4)}AAAA` };
    await refused(visitor().call(signInWithPasskey, { body: { credential: { ...forged, response } } }));
    await refused(
      visitor().call(signInWithPasskey, {
        body: { credential: { ...forged, response: { ...response, clientDataJSON: 'AAAA' } } },
      }),
    );
  });

  test('a copy that counts behind the original opens nothing; of two at once one is in', async () => {
    const { authenticator } = await add(await arrive(url, 'linus'));
    await enter(authenticator);
    authenticator.counter = 0;
    assert.equal(await refusal(enter(authenticator)), 'passkey_refused');
    authenticator.counter = 10;
    const [one, two] = await Promise.all([1, 2].map(() => visitor().call(beginPasskeySignIn)));
    const first = authenticator.use(one?.options ?? {});
    authenticator.counter = 10;
    const second = authenticator.use(two?.options ?? {});
    const outcomes = await Promise.all(
      [first, second].map((credential) =>
        refusal(visitor().call(signInWithPasskey, { body: { credential } })),
      ),
    );
    assert.deepEqual(outcomes.sort(), ['nothing was refused', 'passkey_refused']);
  });

  test('stands for the password for a while, in this session alone', async () => {
    const joan = await arrive(url, 'joan');
    const { authenticator, passkey } = await add(joan);
    const remove = (person: Person) =>
      person.call(removePasskey, { params: { passkeyId: passkey.id }, body: {} });
    assert.equal(await refusal(remove(joan)), 'proof_needed');
    const { options } = await joan.call(beginPasskeyProof);
    await joan.call(provePasskey, { body: { credential: authenticator.use(options) } });
    const laptop = visitor();
    await enter(authenticator, laptop);
    assert.equal(await refusal(remove(laptop)), 'proof_needed');
    await joan.call(changePassword, { body: { newPassword: 'another of these passwords' } });
    await db.rows(sql`delete from user_passwords where user_id = ${joan.id}`);
    assert.equal(await refusal(remove(joan)), 'last_way_in');
    await db.rows(sql`insert into user_passwords (user_id, hash) values (${joan.id}, '$argon2id$x')`);
    const mallory = await arrive(url, 'mallory_2');
    assert.equal(await refusal(remove(mallory)), 'not_found');
    await remove(joan);
    assert.equal((await lastMailTo(db, 'joan@example.org')).type, 'passkey_removed');
    assert.equal(await refusal(enter(authenticator)), 'passkey_refused');
  });

  test('suspended, deleted and back: only whoever has the key is told', async () => {
    const mallory = await arrive(url, 'mallory');
    const { authenticator } = await add(mallory);
    const suspend = (yes: boolean) =>
      db.transaction((tx) => setSuspended(tx, maySuspend.permit(operator, mallory), yes, 'spam'));
    await suspend(true);
    assert.equal(await refusal(enter(authenticator)), 'account_closed');
    assert.equal(await refusal(enter(authenticator, visitor(), { verified: false })), 'passkey_refused');
    await suspend(false);
    assert.equal(await refusal(mallory.call(deleteMe, { body: { password } })), 'unauthenticated');
    await enter(authenticator, mallory);
    await mallory.call(deleteMe, { body: { password } });
    assert.equal(await refusal(enter(authenticator)), 'account_deleted');
    const { user } = await enter(authenticator, visitor(), {}, { comeBack: true });
    assert.equal(user.id, mallory.id);
    assert.equal(
      await refusal(visitor().call(comeBack, { body: { login: 'mallory', password: 'x' } })),
      'sign_in_failed',
    );
  });

  test('a device’s key is of one account; there is an end to how many; a token sees none', async () => {
    const ken = await arrive(url, 'ken');
    const { authenticator } = await add(ken);
    const rob = await arrive(url, 'rob');
    assert.equal(await refusal(add(rob, authenticator)), 'passkey_refused');
    await db.rows(sql`
      insert into passkeys (user_id, credential_id, public_key, name)
      select ${rob.id}, sha256(n::text::bytea), 'k', 'n' from generate_series(1, 19) n`);
    const begun = await Promise.all([1, 2, 3].map(() => rob.call(beginPasskey, { body: { password } })));
    const outcomes = await Promise.all(
      begun.map(({ options }) =>
        refusal(rob.call(addPasskey, { body: { name: 'x', credential: device().make(options) } })),
      ),
    );
    assert.equal(outcomes.filter((code) => code === 'nothing was refused').length, 1);
    assert.equal(outcomes.filter((code) => code === 'too_many_passkeys').length, 2);
    assert.equal(await refusal(add(rob)), 'too_many_passkeys');
    const { secret } = await ken.call(createToken, { body: { name: 'Bot', scopes: ['read', 'write'] } });
    const byToken = await fetch(`${url}/api/users/me/passkeys`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    assert.equal(byToken.status, 403);
  });
});
