import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ProblemError } from '@weft/client/failures.ts';
import { createRealtime } from '@weft/client/realtime.ts';
import { getMe, listSessions, setAvatar, signIn, signUp, updateMe } from '@weft/contract/accounts.ts';
import { createCommunity, joinCommunity, transferCommunity } from '@weft/contract/communities.ts';
import { comeBack, deleteMe, getErasure } from '@weft/contract/erasure.ts';
import { realtimePath } from '@weft/contract/frames.ts';
import { listMembers } from '@weft/contract/members.ts';
import { createToken } from '@weft/contract/tokens.ts';
import { arrive, Person, password } from '../../../test/kit/person.ts';
import { drawing } from '../../../test/kit/pictures.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { announce, upload } from '../../../test/kit/upload.ts';
import { until } from '../../../test/kit/wait-for.ts';
import { sql } from '../../core/db/statement.ts';
import { operator } from '../../core/policy/actor.ts';
import { personalData } from '../../personal-data.ts';
import { setSuspended } from '../accounts/manage.ts';
import { maySuspend } from '../accounts/policy.ts';
import { deleteAccount, eraseNext } from './commands.ts';
import { mayErase } from './policy.ts';

describe('deleting one’s account', async () => {
  const { url, db } = await testServer();
  const data = personalData();
  const leave = (person: Person) => person.call(deleteMe, { body: { password } });
  const door = (name: string) => refusal(new Person(url).call(signIn, { body: { login: name, password } }));
  const eraseDue = () => db.transaction((tx) => eraseNext(tx, data));
  const due = (id: string) =>
    db.rows(sql`update account_erasures set due_at = now() - interval '1 minute' where user_id = ${id}`);

  test('wants the password, and says so without doing anything', async () => {
    const ada = await arrive(url, 'ada');
    const wrong = ada.call(deleteMe, { body: { password: 'not my password' } });
    assert.equal(await refusal(wrong), 'wrong_password');
    assert.equal((await ada.call(getMe)).user.username, 'ada');
  });

  test('a token cannot end the account that it acts for', async () => {
    const grace = await arrive(url, 'grace');
    const { secret } = await grace.call(createToken, { body: { name: 'Bot', scopes: ['read', 'write'] } });
    const answer = await fetch(`${url}/api/users/me/erasure`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ password }),
    });
    assert.equal(answer.status, 403);
  });

  test('signs out everywhere at once, tokens too', async () => {
    const linus = await arrive(url, 'linus');
    const phone = new Person(url);
    await phone.call(signIn, { body: { login: 'linus', password } });
    const { secret } = await linus.call(createToken, { body: { name: 'Bot', scopes: ['read'] } });
    const socket = createRealtime({ url: `${url.replace('http', 'ws')}${realtimePath}`, token: secret });
    socket.start();
    await until(() => socket.status === 'live');
    await leave(linus);
    await until(() => socket.status === 'stopped');
    assert.equal(linus.cookie, '');
    assert.equal(await refusal(phone.call(listSessions)), 'unauthenticated');
    const bot = await fetch(`${url}/api/users/me`, { headers: { authorization: `Bearer ${secret}` } });
    assert.equal(bot.status, 401);
    const told = await db.rows<{ type: string }>(sql`
      select type from outbox where room = ${`user:${linus.id}`} and type in ('session.ended', 'access.changed')`);
    assert.deepEqual(
      told.map(({ type }) => type),
      ['session.ended', 'session.ended', 'access.changed'],
    );
  });

  test('the door tells whoever knows the password, and nobody else', async () => {
    assert.equal(await door('linus'), 'account_deleted');
    const guess = new Person(url).call(signIn, { body: { login: 'linus', password: 'a guess, no more' } });
    assert.equal(await refusal(guess), 'sign_in_failed');
    const again = new Person(url).call(comeBack, { body: { login: 'linus', password: 'a guess, no more' } });
    assert.equal(await refusal(again), 'sign_in_failed');
    const problem = await new Person(url)
      .call(signIn, { body: { login: 'linus', password } })
      .catch((error) => error);
    assert.ok(problem instanceof ProblemError);
    assert.match(String(problem.body.until), /^\d{4}-/);
  });

  test('within the days of grace one comes back to all that was', async () => {
    const linus = new Person(url);
    const { user } = await linus.call(comeBack, { body: { login: 'linus', password } });
    assert.equal(user.username, 'linus');
    assert.equal((await linus.call(getMe)).user.id, user.id);
    await due(user.id);
    assert.equal(await eraseDue(), false);
  });

  test('afterwards nothing of them is left in any text of the database, and their name is free', async () => {
    const owner = await arrive(url, 'katherine');
    const { community } = await owner.call(createCommunity, {
      body: { name: 'Orbits', slug: 'orbits', visibility: 'public' },
    });
    const mary = await arrive(url, 'mary_jackson');
    await mary.call(updateMe, { body: { displayName: 'Mary W. Jackson', bio: 'Wind tunnels' } });
    await mary.call(joinCommunity, { params: { communityId: community.id } });
    await db.rows(sql`update members set role = 'moderator' where user_id = ${mary.id}`);
    await mary.call(updateMe, { body: { displayName: 'Mary W. Jackson, engineer' } });
    const face = await upload(mary, await drawing(), 'Mary W. Jackson.png');
    await mary.call(setAvatar, { body: { mediaId: face.id } });
    await announce(mary, 500, 'Wind tunnels.mp4');
    await leave(mary);
    await due(mary.id);
    assert.equal(await eraseDue(), true);
    assert.deepEqual(await textsWith(/mary_jackson|Mary W\. Jackson|Wind tunnels/), []);
    const left = await db.rows(sql`
      select id from media where owner_id = ${mary.id} union all select id from uploads where owner_id = ${mary.id}`);
    assert.deepEqual(left, []);
    const [removal] = await db.rows<{ keys: string[] }>(
      sql`select payload->'keys' as keys from jobs where name = 'media.remove-files'`,
    );
    assert.deepEqual(removal?.keys.map((key) => key.replace(/-.*/, '')).sort(), [
      `media/${face.id.slice(-2)}/${face.id}`,
      `thumbnails/${face.id.slice(-2)}/${face.id}`,
    ]);
    assert.equal(await door('mary_jackson'), 'sign_in_failed');
    const { items } = await owner.call(listMembers, { params: { communityId: community.id } });
    assert.deepEqual(
      items.map(({ username }) => username),
      ['katherine'],
    );
    const other = await arrive(url, 'mary_jackson');
    assert.notEqual(other.id, mary.id);
  });

  /** Every text and JSON of every table: what the erasure of a feature has forgotten shows here. */
  async function textsWith(what: RegExp): Promise<string[]> {
    const columns = await db.rows<{ table: string; column: string }>(sql`
      select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and data_type in ('text', 'jsonb', 'ARRAY')`);
    const found: string[] = [];
    for (const { table, column } of columns) {
      const { rows } = await db.pool.query(`select from ${table} where ${column}::text ~ $1 limit 1`, [
        what.source,
      ]);
      if (rows.length > 0) found.push(`${table}.${column}`);
    }
    return found;
  }

  test('who owns a community hands it over first, and is told which', async () => {
    const hedy = await arrive(url, 'hedy');
    const joan = await arrive(url, 'joan');
    const { community } = await hedy.call(createCommunity, { body: { name: 'Spread', slug: 'spread' } });
    const { obstacles } = await hedy.call(getErasure);
    assert.deepEqual(
      obstacles.map(({ kind, name }) => [kind, name]),
      [['community_owner', 'Spread']],
    );
    assert.equal(await refusal(leave(hedy)), 'hand_over_first');
    const [member] = await db.rows<{ id: string }>(sql`
      insert into members (community_id, user_id, role, status, joined_at)
      values (${community.id}, ${joan.id}, 'member', 'active', now()) returning id`);
    await hedy.call(transferCommunity, {
      params: { communityId: community.id },
      body: { memberId: member?.id ?? '' },
    });
    await leave(hedy);
  });

  test('somebody who was made an owner meanwhile is not erased yet', async () => {
    const [hedy] = await db.rows<{ id: string }>(sql`select id from users where username = 'hedy'`);
    await db.transaction(async (tx) => {
      await tx.rows(
        sql`update members m set role = 'admin' from users u where u.id = m.user_id and u.username = 'joan'`,
      );
      await tx.rows(sql`update members set role = 'owner' where user_id = ${hedy?.id}`);
    });
    await due(hedy?.id ?? '');
    assert.equal(await eraseDue(), true);
    const [row] = await db.rows<{ later: boolean; username: string }>(sql`
      select e.due_at > now() + interval '20 hours' as later, u.username
      from account_erasures e join users u on u.id = e.user_id where u.id = ${hedy?.id}`);
    assert.deepEqual(row, { later: true, username: 'hedy' });
  });

  test('of two last admins who go at the same moment one stays', async () => {
    const admins = await Promise.all(['alan', 'joan_clarke'].map((name) => arrive(url, name)));
    await db.rows(sql`update users set role = 'admin' where username in ('alan', 'joan_clarke')`);
    const outcomes = await Promise.all(admins.map((admin) => refusal(leave(admin))));
    assert.deepEqual(outcomes.sort(), ['hand_over_first', 'nothing was refused']);
  });

  test('deleting does not end a suspension', async () => {
    const mallory = await arrive(url, 'mallory');
    const permit = mayErase.permit(operator, { id: mallory.id });
    await db.transaction(async (tx) => {
      await setSuspended(tx, maySuspend.permit(operator, { id: mallory.id }), true, 'spam');
      await deleteAccount(tx, permit, data, 14);
    });
    assert.equal(await door('mallory'), 'sign_in_failed');
    assert.equal(
      await refusal(new Person(url).call(comeBack, { body: { login: 'mallory', password } })),
      'sign_in_failed',
    );
    const again = await db.transaction((tx) => deleteAccount(tx, permit, data, 14));
    assert.equal(again, undefined);
  });

  test('until then the name is kept for them', async () => {
    const again = new Person(url).call(signUp, {
      body: { username: 'Mallory', email: 'other@example.org', password },
    });
    assert.equal(await refusal(again), 'username_taken');
  });

  test('what was done stands in the audit log', async () => {
    const acts = await db.rows<{ act: string }>(sql`select distinct act from audit_log order by act`);
    for (const act of ['user.come-back', 'user.erase'])
      assert.ok(
        acts.some((row) => row.act === act),
        act,
      );
  });
});
