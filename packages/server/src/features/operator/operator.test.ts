import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createRealtime } from '@weft/client/realtime.ts';
import { getMe, signIn } from '@weft/contract/accounts.ts';
import { createCommunity } from '@weft/contract/communities.ts';
import { realtimePath } from '@weft/contract/frames.ts';
import { acceptInvite, createInviteLink } from '@weft/contract/invites.ts';
import { listNotifications } from '@weft/contract/notifications.ts';
import { getOperatorFigures, getOperatorOverview } from '@weft/contract/operator.ts';
import {
  getAnyCommunity,
  handOverCommunity,
  listAllCommunities,
} from '@weft/contract/operator-communities.ts';
import * as people from '@weft/contract/operator-people.ts';
import * as work from '@weft/contract/operator-work.ts';
import { createToken } from '@weft/contract/tokens.ts';
import { arrive, Person, password } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { until } from '../../../test/kit/wait-for.ts';
import { sql } from '../../core/db/statement.ts';
import { measureDays } from './figures.ts';

describe('the operator’s page', async () => {
  const server = await testServer({}, { jobs: true });
  const { url, db } = server;
  const root = await arrive(url, 'root');
  const ada = await arrive(url, 'ada');
  const mallory = await arrive(url, 'mallory');
  await db.rows(sql`update users set role = 'admin' where username = 'root'`);
  const of = ({ id: userId }: { readonly id: string }) => ({ params: { userId } });
  const latestAct = async () => (await root.call(work.listActs, { query: { limit: 1 } })).items[0];

  test('is there for admins alone, and for none of their tokens', async () => {
    assert.equal(await refusal(ada.call(getOperatorOverview)), 'not_found');
    assert.equal(await refusal(ada.call(people.getPerson, of(mallory))), 'not_found');
    const { secret } = await root.call(createToken, { body: { name: 'all', scopes: ['read', 'write'] } });
    const byToken = await fetch(`${url}/api/operator/people`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    assert.equal(byToken.status, 403);
    const overview = await root.call(getOperatorOverview);
    assert.deepEqual([overview.people.total, overview.people.admins], [3, 1]);
    assert.equal(overview.findings.find(({ check }) => check === 'storage')?.state, 'ok');
  });

  test('finds people by how a name or an address begins, a page at a time', async () => {
    const names = async (query: object) =>
      (await root.call(people.listPeople, { query })).items.map(({ username }) => username);
    assert.deepEqual(await names({}), ['mallory', 'ada', 'root']);
    assert.deepEqual(await names({ begins: 'ADA love' }), ['ada']);
    assert.deepEqual(await names({ begins: 'mallory@' }), ['mallory']);
    assert.deepEqual(await names({ begins: '%' }), []);
    assert.deepEqual(await names({ role: 'admin' }), ['root']);
    assert.deepEqual(await names({ status: 'suspended' }), []);
    const first = await root.call(people.listPeople, { query: { limit: 2 } });
    const rest = await root.call(people.listPeople, { query: { limit: 2, cursor: first.nextCursor ?? '' } });
    assert.deepEqual([first.items.length, rest.items.map(({ username }) => username)], [2, ['root']]);
  });

  test('a suspension ends sockets at once, is on record with its reason and from where, and can be lifted', async () => {
    const { secret } = await mallory.call(createToken, { body: { name: 'ears', scopes: ['read'] } });
    const socket = createRealtime({ url: `${url.replace('http', 'ws')}${realtimePath}`, token: secret });
    socket.start();
    await until(() => socket.status === 'live');
    const suspend = () => root.call(people.suspendPerson, { ...of(mallory), body: { reason: 'spam' } });
    const { person } = await suspend();
    assert.deepEqual([person.status, person.may.suspend, person.may.resume], ['suspended', false, true]);
    await until(() => socket.status === 'stopped');
    assert.equal(await refusal(mallory.call(getMe)), 'unauthenticated');
    const act = await latestAct();
    assert.deepEqual(
      [act?.act, act?.actor?.username, act?.subject.name, act?.address, act?.detail.reason],
      ['user.suspend', 'root', 'mallory', '127.0.0.1', 'spam'],
    );
    assert.equal(await refusal(suspend()), 'account_not_active');
    assert.equal(await refusal(root.call(people.sendPersonReset, of(mallory))), 'account_not_active');
    assert.equal(
      await refusal(root.call(people.setPersonRole, { ...of(mallory), body: { role: 'admin' } })),
      'account_not_active',
    );
    await root.call(people.resumePerson, of(mallory));
    // The session is over for good; the door is open again.
    assert.equal(await refusal(mallory.call(getMe)), 'unauthenticated');
    await mallory.call(signIn, { body: { login: 'mallory', password } });
    assert.equal((await mallory.call(getMe)).user.username, 'mallory');
    assert.equal(await refusal(root.call(people.resumePerson, of(mallory))), 'conflict');
  });

  test('an admin is left, whatever happens, also when two take each other’s role at once', async () => {
    assert.equal(
      await refusal(root.call(people.setPersonRole, { ...of(root), body: { role: 'user' } })),
      'last_admin',
    );
    assert.equal(
      await refusal(root.call(people.suspendPerson, { ...of(root), body: { reason: 'me' } })),
      'not_yourself',
    );
    assert.equal(await refusal(root.call(people.deletePerson, of(root))), 'not_yourself');
    await root.call(people.setPersonRole, { ...of(ada), body: { role: 'admin' } });
    const outcomes = await Promise.allSettled([
      root.call(people.setPersonRole, { ...of(ada), body: { role: 'user' } }),
      ada.call(people.setPersonRole, { ...of(root), body: { role: 'user' } }),
    ]);
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    await db.rows(sql`update users set role = case username when 'root' then 'admin' else 'user' end`);
    // What was open to an admin closes with the role, in the same session.
    assert.equal(await refusal(ada.call(people.listPeople)), 'not_found');
  });

  test('signs somebody out everywhere, sends them the mail for a new password, and reads it where nothing carries it', async () => {
    const phone = new Person(url);
    await phone.call(signIn, { body: { login: 'mallory', password } });
    const { person } = await root.call(people.endPersonSessions, of(mallory));
    assert.equal(person.sessions, 0);
    assert.equal(await refusal(phone.call(getMe)), 'unauthenticated');
    await mallory.call(signIn, { body: { login: 'mallory', password } });

    await root.call(people.sendPersonReset, of(mallory));
    const mail = await until(async () => {
      const { items } = await root.call(work.listMails, { query: { status: 'kept' } });
      return items.find(({ type }) => type === 'reset_password');
    });
    assert.equal(mail.may.read, true);
    const { text } = await root.call(work.readKeptMail, { params: { mailId: mail.id } });
    assert.match(text, /\/reset-password#/);
    const act = await latestAct();
    assert.deepEqual([act?.act, act?.subject.name], ['mail.read', 'mallory@example.org']);
    assert.equal(await refusal(root.call(work.retryMail, { params: { mailId: mail.id } })), 'no_mail_server');
  });

  test('deletes and brings back', async () => {
    const { person } = await root.call(people.deletePerson, of(mallory));
    assert.equal(person.status, 'deleted');
    assert.ok(person.eraseAt !== null && person.may.restore);
    assert.equal(await refusal(mallory.call(getMe)), 'unauthenticated');
    const back = await root.call(people.restorePerson, of(mallory));
    assert.equal(back.person.status, 'active');
    assert.equal(await refusal(root.call(people.restorePerson, of(mallory))), 'grace_over');
    await mallory.call(signIn, { body: { login: 'mallory', password } });
  });

  test('hands a community over to a member, to nobody else', async () => {
    const { community } = await ada.call(createCommunity, { body: { name: 'Night Sky', slug: 'night-sky' } });
    const params = { communityId: community.id };
    const handOver = () => root.call(handOverCommunity, { params, body: { username: 'Mallory' } });
    assert.equal(await refusal(handOver()), 'not_a_member');
    const link = await ada.call(createInviteLink, { params, body: {} });
    await mallory.call(acceptInvite, { body: { token: link.token } });
    assert.equal((await handOver()).community.owner?.username, 'mallory');
    assert.equal(await refusal(handOver()), 'conflict');
    assert.equal(
      await refusal(mallory.call(handOverCommunity, { params, body: { username: 'ada' } })),
      'not_found',
    );
    const { items } = await root.call(listAllCommunities, { query: { begins: 'night' } });
    assert.deepEqual(items, [(await root.call(getAnyCommunity, { params })).community]);
    const details = await root.call(people.getPerson, of(mallory));
    assert.deepEqual(details.person.communities[0], {
      ...{ id: community.id, name: 'Night Sky', slug: 'night-sky', role: 'owner', status: 'active' },
    });
  });

  test('shows jobs by state, gives failed ones their attempts anew, and only those', async () => {
    const [job] = await db.rows<{ id: string }>(sql`
      insert into jobs (name, state, attempts, last_error, finished_at)
      values ('test.nobody', 'failed', 10, 'it rained', now()) returning id`);
    const params = { jobId: job?.id ?? '' };
    const { items } = await root.call(work.listJobs, { query: { state: 'failed' } });
    assert.equal(items.find(({ id }) => id === params.jobId)?.lastError, 'it rained');
    await root.call(work.retryJob, { params });
    assert.equal(await refusal(root.call(work.retryJob, { params })), 'job_not_failed');
    await db.rows(sql`
      insert into jobs (name, state, finished_at) select 'test.done', 'done', now() from generate_series(1, 2)`);
    const done = await root.call(work.listJobs, { query: { state: 'done', limit: 1 } });
    assert.ok(done.nextCursor);
    const more = await root.call(work.listJobs, {
      query: { state: 'done', limit: 1, cursor: done.nextCursor },
    });
    assert.notEqual(more.items[0]?.id, done.items[0]?.id);
  });

  test('a notice comes to everybody once, in batches, and one at a time', async () => {
    await db.rows(sql`
      with u as (insert into users (username, email) select 'crowd_' || n, 'crowd_' || n || '@example.org'
        from generate_series(1, 1200) n returning id, username)
      insert into user_profiles (user_id, display_name) select id, username from u`);
    const send = () => root.call(work.sendNotice, { body: { text: 'The server rests tonight.' } });
    const sent = await Promise.allSettled([send(), send()]);
    assert.equal(sent.filter(({ status }) => status === 'fulfilled').length, 1);
    const [notice] = await until(async () => {
      const { items } = await root.call(work.listNotices);
      return items[0]?.finishedAt == null ? undefined : items;
    });
    assert.deepEqual([notice?.sent, notice?.total], [1203, 1203]);
    const { items } = await ada.call(listNotifications);
    const told = items.filter(({ about }) => about.kind === 'operator.notice');
    assert.equal(told.length, 1);
    const [events] = await db.rows<{ n: number }>(sql`
      select count(distinct room)::int as n from outbox where type = 'notification.changed' and room like 'user:%'`);
    assert.equal(events?.n, 1203);
  });

  test('acts are found by kind, by person and by day', async () => {
    const acts = async (query: object) => (await root.call(work.listActs, { query })).items;
    assert.deepEqual(
      [...new Set((await acts({ act: 'user.suspend' })).map(({ act }) => act))],
      ['user.suspend'],
    );
    const mallorys = await acts({ person: 'MALLORY' });
    assert.ok(mallorys.length > 3);
    assert.ok(
      mallorys.every(({ actor, subject }) => actor?.username === 'mallory' || subject.name === 'mallory'),
    );
    const [invited] = await acts({ act: 'invite.create' });
    assert.equal(invited?.subject.name, 'Night Sky');
    assert.deepEqual(await acts({ person: 'nobody_here' }), []);
    assert.deepEqual(await acts({ until: '2020-01-01' }), []);
    assert.ok((await acts({ since: '2020-01-01' })).length > 5);
  });

  test('a list of twenty costs what a list of one costs', async () => {
    for (const route of [
      people.listPeople,
      listAllCommunities,
      work.listMails,
      work.listActs,
      work.listNotices,
    ]) {
      const one = await server.count(() => root.call(route, { query: { limit: 1 } }));
      const twenty = await server.count(() => root.call(route, { query: { limit: 20 } }));
      assert.equal(one.length, twenty.length, route.name);
      assert.ok(twenty.length <= 4, `${route.name}: ${twenty.join('\n')}`);
    }
    const overview = await server.count(() => root.call(getOperatorOverview));
    assert.ok(overview.length <= 8, overview.join('\n'));
  });
});

describe('figures of each day', async () => {
  const { url, db } = await testServer();
  const root = await arrive(url, 'root');
  await db.rows(
    sql`update users set role = 'admin', created_at = now() - interval '10 days' where username = 'root'`,
  );
  const measure = () => db.transaction((tx) => measureDays(tx));
  const figures = async () => (await root.call(getOperatorFigures)).days;

  test('are there from the first day, and a day that nobody measured is a gap, not a zero', async () => {
    await measure();
    assert.equal((await figures()).length, 11);
    // The server stood still for four days; meanwhile two came by import, and one of them went.
    await db.rows(sql`delete from daily_figures where day > (now() at time zone 'utc')::date - 5`);
    await db.rows(sql`
      insert into users (username, email, created_at, status, deleted_at) values
      ('came', 'came@example.org', now() - interval '3 days', 'active', null),
      ('went', 'went@example.org', now() - interval '3 days', 'deleted', now() - interval '1 day')`);
    await measure();
    const days = (await figures()).slice(-5);
    assert.deepEqual(
      days.map(({ people, newPeople }) => [people, newPeople]),
      [
        [1, 0],
        [3, 2],
        [3, 0],
        [2, 0],
        [2, 0],
      ],
    );
    assert.deepEqual(
      days.map(({ activePeople, storedBytes }) => [activePeople, storedBytes]),
      [
        [null, null],
        [null, null],
        [null, null],
        [null, null],
        [1, 0],
      ],
    );
  });

  test('whoever was seen stays seen until the day is over; measuring twice changes nothing', async () => {
    await measure();
    await db.rows(sql`update sessions set last_seen_at = now() - interval '2 days'`);
    await db.rows(sql`update users set last_login_at = now() - interval '2 days'`);
    await measure();
    const before = await figures();
    await measure();
    assert.deepEqual(await figures(), before);
    assert.equal(before.at(-1)?.activePeople, 1);
  });
});
