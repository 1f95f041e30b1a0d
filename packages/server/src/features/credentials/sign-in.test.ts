import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { comeBack, deleteMe } from '@weft/contract/erasure.ts';
import { Authenticator } from '../../../test/kit/authenticator.ts';
import { arrive, Person, password } from '../../../test/kit/person.ts';
import { randomFrom, seedFrom } from '../../../test/kit/random.ts';
import { testServer } from '../../../test/kit/server.ts';
import { until } from '../../../test/kit/wait-for.ts';
import { sql } from '../../core/db/statement.ts';
import { operator } from '../../core/policy/actor.ts';
import { setSuspended } from '../accounts/manage.ts';
import { comparisons } from '../accounts/passwords.ts';
import { maySuspend } from '../accounts/policy.ts';

const seed = seedFrom(process.env);
const random = randomFrom(seed);

interface Said {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

/**
 * What the door says to whoever has no right to come in must not depend on who is behind it. The clock of a shared
 * machine proves nothing, so the work is counted: comparisons of passwords, and statements.
 */
describe(`the door tells nothing (seed ${seed})`, async () => {
  const server = await testServer({ trustProxy: 'yes' }, { jobs: true });
  const { url, db } = server;
  let knocks = 0;

  const knock = async (method: string, path: string, body: object): Promise<Said> => {
    knocks += 1;
    const who = new Person(url, undefined, `10.1.${knocks >> 8}.${knocks & 255}`);
    const response = await who.fetch(`/api${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const { requestId, ...rest } = (await response.json().catch(() => ({}))) as { requestId?: string };
    // What differs by its nature: each request has its own id and moment, each answer its limit's countdown.
    const own = /^(x-request-id|date|x-ratelimit-(remaining|reset))$/;
    const headers = [...response.headers].filter(([name]) => !own.test(name));
    return { status: response.status, headers: Object.fromEntries(headers), body: rest };
  };

  const work = async <T>(act: () => Promise<T>) => {
    let compared = 0;
    const count = () => {
      compared += 1;
    };
    comparisons.subscribe(count);
    let answer: T | undefined;
    const statements = await server.count(async () => {
      answer = await act();
    });
    comparisons.unsubscribe(count);
    const ours = statements.filter(
      (text) => !/jobs|job_schedules|idempotency|email_jobs|verification_tokens/.test(text),
    );
    return { answer, compared, statements: ours.map((text) => text.replaceAll(/\s+/g, ' ')) };
  };

  await arrive(url, 'ada');
  const mallory = await arrive(url, 'mallory');
  const gone = await arrive(url, 'gone');
  const erased = await arrive(url, 'erased');
  await db.transaction((tx) => setSuspended(tx, maySuspend.permit(operator, mallory), true, 'spam'));
  for (const person of [gone, erased]) await person.call(deleteMe, { body: { password } });
  await db.rows(
    sql`update account_erasures set due_at = now(), erased_at = now() where user_id = ${erased.id}`,
  );
  const byProvider = await arrive(url, 'provided');
  await db.rows(sql`delete from user_passwords where user_id = ${byProvider.id}`);
  const device = new Authenticator('http://localhost');
  await db.rows(sql`
    insert into passkeys (user_id, credential_id, public_key, name)
    values (${byProvider.id}, ${Buffer.from(device.id, 'base64url')}, 'no key at all', 'Phone')`);
  /** An account that is there, one that has no password, one that is suspended, two that are deleted, and nobody, by name and by address. */
  const logins = ['ada', 'provided', 'mallory', 'gone', 'erased', 'nobody_here'].flatMap((name) => [
    name,
    name.toUpperCase(),
    `${name}@example.org`,
  ]);
  const strange = () =>
    ['', ' ', '%', "' or 1=1 --", '\u0000', 'ä'.repeat(20), '{"a":1}'][Math.floor(random() * 7)] ?? '';

  const allAlike = <T>(what: string, outcomes: readonly (readonly [string, T])[]) => {
    const [first] = outcomes;
    for (const [login, outcome] of outcomes) assert.deepEqual(outcome, first?.[1], `${what}: ${login}`);
  };

  test('signing in and coming back with a wrong password: one answer, one comparison, the same statements', async () => {
    for (const path of ['/sessions', comeBack.path]) {
      const outcomes: [string, object][] = [];
      for (const login of logins) {
        const guess = `a guess ${random()}`;
        const { answer, compared, statements } = await work(() =>
          knock('POST', path, { login, password: guess }),
        );
        assert.equal(answer?.status, 401);
        assert.equal(compared, 1);
        outcomes.push([login, { answer, statements }]);
      }
      allAlike(path, outcomes);
    }
  });

  test('the right password of a suspended or an erased account is told as a wrong one', async () => {
    const outcomes: [string, Said][] = [];
    for (const login of ['mallory', 'erased', 'nobody_else'])
      outcomes.push([login, await knock('POST', '/sessions', { login, password })]);
    allAlike('right password', outcomes);
  });

  test('a passkey that somebody has and one that nobody has: one answer to whoever does not hold it', async () => {
    const outcomes: [string, Said][] = [];
    for (const id of [device.id, new Authenticator('http://localhost').id]) {
      const { body } = await knock('POST', '/sessions/passkey/challenges', {});
      const { options } = body as { options: Record<string, unknown> };
      const credential = { ...new Authenticator('http://localhost').use(options), id, rawId: id };
      const said = await knock('POST', '/sessions/passkey', { credential });
      assert.equal(said.status, 401);
      outcomes.push([id, said]);
    }
    allAlike('passkeys', outcomes);
  });

  test('asking for a reset: one answer and the same statements, whoever is meant', async () => {
    const outcomes: [string, object][] = [];
    for (const login of logins) {
      const { answer, compared } = await work(() => knock('POST', '/password-resets', { login }));
      assert.deepEqual([answer?.status, compared], [202, 0]);
      outcomes.push([login, { answer }]);
    }
    allAlike('reset', outcomes);
    const jobs = () =>
      db.rows<{ state: string }>(sql`select state from jobs where name = 'credentials.send-reset'`);
    assert.equal((await jobs()).length, logins.length);
    await until(async () => (await jobs()).every(({ state }) => state === 'done'));
    const mails = await db.rows<{ recipient: string }>(
      sql`select distinct recipient from email_jobs where type = 'reset_password'`,
    );
    const written = mails.map(({ recipient }) => recipient).sort();
    assert.deepEqual(written, ['ada@example.org', 'provided@example.org']);
  });

  test('whatever else is typed into these fields is refused or looked for, never a fault of ours', async () => {
    for (let n = 0; n < 60; n += 1) {
      const body = { login: strange() + strange(), password: strange() || 'x' };
      for (const path of ['/sessions', '/password-resets']) {
        const { status } = await knock('POST', path, body);
        assert.ok([202, 400, 401, 429].includes(status), `${path} ${JSON.stringify(body)}: ${status}`);
      }
    }
  });

  test('many addresses against one account: ten tries, then no more, whether there is such an account', async () => {
    await db.rows(sql`delete from budgets`);
    for (const login of ['ada', 'nobody_here']) {
      const tries = Array.from({ length: 25 }, (_, n) =>
        knock('POST', '/sessions', { login: n % 2 ? login : login.toUpperCase(), password: `guess ${n}` }),
      );
      const said = await Promise.all(tries);
      assert.equal(said.filter(({ status }) => status === 401).length, 10, login);
      const limited = said.filter(({ status }) => status === 429);
      assert.equal(limited.length, 15, login);
      assert.equal(limited[0]?.headers['retry-after'], '60');
    }
    // Even with the right password: otherwise one could go on guessing.
    assert.equal((await knock('POST', '/sessions', { login: 'ada', password })).status, 429);
    await db.rows(sql`update budgets set whole_at = whole_at - interval '1 minute'`);
    assert.equal((await knock('POST', '/sessions', { login: 'ada', password })).status, 201);
    assert.equal((await knock('POST', '/sessions', { login: 'ada', password: 'a guess' })).status, 401);
  });
});
