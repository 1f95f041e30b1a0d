import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getMe, signIn } from '@weft/contract/accounts.ts';
import { resetPassword } from '@weft/contract/credentials.ts';
import { comeBack, deleteMe } from '@weft/contract/erasure.ts';
import { beginSecondFactor, confirmSecondFactor, endSecondFactor } from '@weft/contract/second-factor.ts';
import { createToken } from '@weft/contract/tokens.ts';
import { lastMailTo } from '../../../test/kit/mailbox.ts';
import { arrive, Person, password } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer, testVault } from '../../../test/kit/server.ts';
import { sql } from '../../core/db/statement.ts';
import { operator } from '../../core/policy/actor.ts';
import { codeOf, stepAt } from '../accounts/totp.ts';
import { mayEndSecondFactor, mayMakeResetLink } from './policy.ts';
import { makeResetLink } from './reset.ts';
import { endSecondFactor as end } from './second-factor.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const fromBase32 = (text: string) => {
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};

describe('the second factor', async () => {
  const { url, db, config } = await testServer({ trustProxy: 'yes' });
  let addresses = 0;
  const stranger = () => {
    addresses += 1;
    return new Person(url, undefined, `10.2.0.${addresses}`);
  };
  /** What a phone shows now, or so many half minutes from now. */
  const shows = (secret: string, steps = 0) => codeOf(fromBase32(secret), stepAt(Date.now() / 1000) + steps);
  const enter = (login: string, code?: string) =>
    stranger().call(signIn, { body: { login, password, ...(code === undefined ? {} : { code }) } });
  /** A code works once, so the next sign-in needs another half minute: tests do not wait, they turn it back. */
  const timePasses = () => db.rows(sql`update second_factors set last_step = 0`);
  const forget = () => db.rows(sql`delete from budgets`);
  const equip = async (name: string) => {
    const person = await arrive(url, name);
    const { secret, uri } = await person.call(beginSecondFactor, { body: { password } });
    const { recoveryCodes } = await person.call(confirmSecondFactor, { body: { code: shows(secret) } });
    await timePasses();
    return { person, secret, uri, recoveryCodes };
  };

  test('set up by password and a first code; from then on nobody signs in without one', async () => {
    const ada = await arrive(url, 'ada');
    assert.equal(
      await refusal(ada.call(beginSecondFactor, { body: { password: 'not hers' } })),
      'wrong_password',
    );
    const { secret, uri } = await ada.call(beginSecondFactor, { body: { password } });
    assert.match(uri, new RegExp(`^otpauth://totp/Weft%3Aada\\?secret=${secret}&issuer=Weft$`));
    await enter('ada');
    assert.equal(
      await refusal(ada.call(confirmSecondFactor, { body: { code: '000 000' } })),
      'second_factor_wrong',
    );
    const { recoveryCodes } = await ada.call(confirmSecondFactor, { body: { code: shows(secret) } });
    assert.equal(new Set(recoveryCodes).size, 10);
    assert.equal((await ada.call(getMe)).user.secondFactor, true);
    assert.equal((await lastMailTo(db, 'ada@example.org')).type, 'second_factor_on');
    assert.equal(await refusal(enter('ada')), 'second_factor_needed');
    await timePasses();
    const { user } = await enter('ada', shows(secret));
    assert.equal(user.username, 'ada');
    assert.equal(await refusal(ada.call(beginSecondFactor, { body: { password } })), 'conflict');
    // Without the password nobody learns that there is one.
    const guess = stranger().call(signIn, { body: { login: 'ada', password: 'a guess' } });
    assert.equal(await refusal(guess), 'sign_in_failed');
  });

  test('a code works once, also of twenty at the same moment, and not after its time', async () => {
    const { secret } = await equip('grace');
    const code = shows(secret);
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => refusal(enter('grace', code))));
    assert.deepEqual(outcomes.sort(), [
      'nothing was refused',
      ...['second_factor_wrong', 'second_factor_wrong', 'second_factor_wrong'],
    ]);
    await forget();
    assert.equal(await refusal(enter('grace', shows(secret, -3))), 'second_factor_wrong');
    assert.equal(await refusal(enter('grace', shows(secret, 3))), 'second_factor_wrong');
    assert.equal(
      await refusal(enter('grace', shows(secret, -1))),
      'second_factor_wrong',
      'older than the last',
    );
    // A phone whose clock is half a minute ahead.
    await enter('grace', shows(secret, 1));
  });

  test('a recovery code opens once, however it is typed; another person’s does not', async () => {
    const { recoveryCodes } = await equip('linus');
    const other = await equip('emmy');
    const [first = '', second = ''] = recoveryCodes;
    assert.equal(await refusal(enter('linus', other.recoveryCodes[0])), 'second_factor_wrong');
    await enter('linus', ` ${first.toUpperCase().replaceAll('-', ' ')}`);
    assert.equal(await refusal(enter('linus', first)), 'second_factor_wrong');
    await enter('linus', second);
  });

  test('guessing codes ends soon, wherever one guesses from, and the right one is not heard any more', async () => {
    const { secret } = await equip('hedy');
    const guesses = await Promise.all(
      Array.from({ length: 9 }, (_, n) => refusal(enter('hedy', `00000${n}`))),
    );
    assert.equal(guesses.filter((code) => code === 'second_factor_wrong').length, 5);
    assert.equal(guesses.filter((code) => code === 'rate_limited').length, 4);
    assert.equal(await refusal(enter('hedy', shows(secret))), 'rate_limited');
  });

  test('the other doors want it, too: a reset by mail, and coming back to a deleted account', async () => {
    await forget();
    const { person, secret } = await equip('mary');
    const link = await db.transaction((tx) =>
      makeResetLink(tx, mayMakeResetLink.permit(operator, person), { config }, 60),
    );
    const reset = (code?: string) =>
      stranger().call(resetPassword, {
        body: { token: link.split('#')[1] ?? '', password, ...(code === undefined ? {} : { code }) },
      });
    assert.equal(await refusal(reset()), 'second_factor_needed');
    assert.equal(await refusal(reset('000000')), 'second_factor_wrong');
    await reset(shows(secret));
    await timePasses();
    const back = stranger();
    await back.call(signIn, { body: { login: 'mary', password, code: shows(secret) } });
    await back.call(deleteMe, { body: { password } });
    const home = (code?: string) =>
      stranger().call(comeBack, {
        body: { login: 'mary', password, ...(code === undefined ? {} : { code }) },
      });
    assert.equal(await refusal(home()), 'second_factor_needed');
    await timePasses();
    await home(shows(secret));
  });

  test('ended by the password, or by an operator for whoever lost phone and paper; never by a token', async () => {
    const { person, recoveryCodes } = await equip('karen');
    const { secret: token } = await person.call(createToken, {
      body: { name: 'Bot', scopes: ['read', 'write'] },
    });
    const byToken = await fetch(`${url}/api/users/me/second-factor/end`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ password }),
    });
    assert.equal(byToken.status, 403);
    assert.equal(await refusal(person.call(endSecondFactor, { body: { password: 'no' } })), 'wrong_password');
    await person.call(endSecondFactor, { body: { password } });
    await enter('karen');
    assert.equal((await lastMailTo(db, 'karen@example.org')).type, 'second_factor_off');
    assert.equal(recoveryCodes.length, 10);
    const joan = await equip('joan');
    const permit = mayEndSecondFactor.permit(operator, joan.person);
    const office = { config, vault: testVault };
    assert.equal(await db.transaction((tx) => end(tx, permit, office)), true);
    assert.equal(await db.transaction((tx) => end(tx, permit, office)), false);
    await enter('joan');
    const acts = await db.rows(sql`select from audit_log where act = 'user.end-second-factor'`);
    assert.equal(acts.length, 1);
  });

  test('neither secret nor recovery code stands in any table', async () => {
    const { secret, recoveryCodes } = await equip('radia');
    const bytes = fromBase32(secret);
    for (const table of [
      'second_factors',
      'recovery_codes',
      'jobs',
      'outbox',
      'email_jobs',
      'idempotency_keys',
    ])
      for (const found of [secret, bytes.toString('hex'), bytes.toString('base64'), ...recoveryCodes]) {
        const rows = await db.rows({
          text: `select from ${table} t where position($1 in t::text) > 0`,
          values: [found],
        });
        assert.equal(rows.length, 0, table);
      }
  });
});
