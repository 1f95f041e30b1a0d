import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createRealtime } from '@weft/client/realtime.ts';
import { getMe, signIn } from '@weft/contract/accounts.ts';
import { realtimePath } from '@weft/contract/frames.ts';
import { createToken } from '@weft/contract/tokens.ts';
import { arrive, password } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { until } from '../../../test/kit/wait-for.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { operator, type User } from '../../core/policy/actor.ts';
import { listActsOn } from '../audit/queries.ts';
import { setRole, setSuspended } from './manage.ts';
import { maySetRole, maySuspend } from './policy.ts';

const userWith = (userId: string, role: User['role'], scopes: User['scopes'] = 'all'): User => ({
  ...{ kind: 'user', userId, sessionId: '1', role, scopes },
});

describe('managing accounts', async () => {
  const { url, db } = await testServer();
  const mallory = await arrive(url, 'mallory');
  const id = mallory.id;

  test('suspending closes sockets that are open, by cookie or token, and says nothing more to them', async () => {
    const { secret } = await mallory.call(createToken, { body: { name: 'bot', scopes: ['read'] } });
    const byToken = async () =>
      (await fetch(`${url}/api/users/me`, { headers: { authorization: `Bearer ${secret}` } })).status;
    const socket = createRealtime({ url: `${url.replace('http', 'ws')}${realtimePath}`, token: secret });
    const heard: string[] = [];
    socket.onEvent(({ type }) => heard.push(type));
    socket.start();
    await until(() => socket.status === 'live');
    await db.transaction((tx) => setSuspended(tx, maySuspend.permit(operator, { id }), true, 'spam'));
    await until(() => socket.status === 'stopped');
    assert.equal(socket.lastBye, 'signed_out');
    // What was before the socket came (the session's and the token's own events) may still have been on its way.
    assert.deepEqual(
      heard.filter((type) => type !== 'session.started' && type !== 'token.created'),
      [],
    );
    assert.equal(await byToken(), 401);
    await db.transaction((tx) => setSuspended(tx, maySuspend.permit(operator, { id }), false, ''));
    // The session is over for good, the token is not; the door is open again.
    assert.equal(await byToken(), 200);
    assert.equal(await refusal(mallory.call(getMe)), 'unauthenticated');
    await mallory.call(signIn, { body: { login: 'mallory', password } });
    assert.equal((await mallory.call(getMe)).user.username, 'mallory');
  });

  test('what changes nothing is not written down; what was refused neither', async () => {
    const before = (await listActsOn(db, `user:${id}`, 100)).length;
    const again = await db.transaction((tx) => setRole(tx, maySetRole.permit(operator, { id }), 'user'));
    assert.equal(again, false);
    assert.equal((await listActsOn(db, `user:${id}`, 100)).length, before);
  });

  test('an admin may, with all of their rights; anybody else may not, and nobody suspends themselves', async () => {
    const root = await arrive(url, 'root');
    const may = (actor: User) => maySuspend.allows(actor, { id });
    assert.equal(may(userWith(root.id, 'admin')), true);
    assert.equal(may(userWith(root.id, 'admin', ['read', 'write'])), false);
    assert.equal(may(userWith(root.id, 'user')), false);
    assert.throws(() => maySetRole.permit(userWith(root.id, 'user'), { id }), Problem);
    assert.equal(maySuspend.allows(userWith(root.id, 'admin'), { id: root.id }), false);
    await db.transaction((tx) => setRole(tx, maySetRole.permit(userWith(root.id, 'admin'), { id }), 'admin'));
    const [act] = await listActsOn(db, `user:${id}`, 1);
    assert.deepEqual([act?.by, act?.actor, act?.act], ['admin', 'root', 'user.set-role']);
  });

  test('act and line are one: a transaction that fails leaves neither', async () => {
    const before = await db.rows(sql`select from audit_log`);
    await db
      .transaction(async (tx) => {
        await setRole(tx, maySetRole.permit(operator, { id }), 'user');
        throw new Error('changed my mind');
      })
      .catch(() => {});
    assert.equal((await db.rows(sql`select from audit_log`)).length, before.length);
    assert.equal((await mallory.call(getMe)).user.role, 'admin');
  });
});
