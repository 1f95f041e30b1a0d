import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getMe, listSessions, signIn, signUp, updateMe } from '@weft/contract/accounts.ts';
import {
  changeEmail,
  changePassword,
  confirmEmail,
  requestPasswordReset,
  resetPassword,
  sendConfirmation,
} from '@weft/contract/credentials.ts';
import { createToken, listTokens } from '@weft/contract/tokens.ts';
import { lastMailTo, mailsTo } from '../../../test/kit/mailbox.ts';
import { arrive, Person, password } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { until } from '../../../test/kit/wait-for.ts';
import { sql } from '../../core/db/statement.ts';
import { operator } from '../../core/policy/actor.ts';
import { setSuspended } from '../accounts/manage.ts';
import { maySuspend } from '../accounts/policy.ts';

const newPassword = 'a battery of correct horses';

describe('credentials', async () => {
  const { url, db } = await testServer({ trustProxy: 'yes' }, { jobs: true });
  let addresses = 0;
  /** Somebody at an address of their own, so that limits by address are not what is tested. */
  const stranger = () => {
    addresses += 1;
    return new Person(url, undefined, `10.0.${addresses >> 8}.${addresses & 255}`);
  };
  const confirm = (token: string) => stranger().call(confirmEmail, { body: { token } });
  const reset = (token: string, chosen = newPassword, who = stranger()) =>
    who.call(resetPassword, { body: { token, password: chosen } });
  const ask = (login: string) => stranger().call(requestPasswordReset, { body: { login } });
  const enter = async (login: string, secret = password) => {
    const person = stranger();
    await person.call(signIn, { body: { login, password: secret } });
    return person;
  };
  const mails = async (to: string, type: string) =>
    (await mailsTo(db, to)).filter((mail) => mail.type === type);
  /** The job has been done: whether it wrote a mail is then known. */
  const resetsDone = () =>
    until(async () => {
      const waiting = await db.rows(
        sql`select from jobs where name = 'credentials.send-reset' and state in ('queued', 'running')`,
      );
      return waiting.length === 0;
    });
  const linkFor = async (name: string) => {
    const before = (await mails(`${name}@example.org`, 'reset_password')).length;
    await ask(name);
    await resetsDone();
    const all = await mails(`${name}@example.org`, 'reset_password');
    assert.equal(all.length, before + 1);
    return all.at(-1)?.token ?? '';
  };

  test('signing up sends a link in one’s language; opening it confirms the address, and a second time is no mistake', async () => {
    const ada = await arrive(url, 'ada');
    const mail = await lastMailTo(db, 'ada@example.org');
    assert.equal(mail.subject, 'Confirm your e-mail address for Weft');
    assert.match(mail.link, /^http:\/\/localhost:\d+\/verify-email#[\w-]{43}$/);
    assert.equal((await ada.call(getMe)).user.emailVerified, false);
    assert.deepEqual(await confirm(mail.token), { email: 'ada@example.org', changed: false });
    const { user } = await ada.call(getMe);
    assert.equal(user.emailVerified, true);
    const [event] = await db.rows<{ payload: object }>(sql`
      select payload from outbox where type = 'user.updated' and room = ${`user:${ada.id}`} order by seq desc limit 1`);
    assert.deepEqual(event?.payload, { user });
    assert.deepEqual(await confirm(mail.token), { email: 'ada@example.org', changed: false });
  });

  test('the language is what was said, else what the browser asks for; changing it changes the next mail', async () => {
    const body = (name: string) => ({ username: name, email: `${name}@example.org`, password });
    const emmy = stranger();
    await emmy.fetch('/api/users', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'de-DE,de;q=0.9,en;q=0.8' },
      body: JSON.stringify(body('emmy')),
    });
    assert.match((await lastMailTo(db, 'emmy@example.org')).subject, /^Bestätige/);
    assert.equal((await emmy.call(getMe)).user.language, 'de');
    await emmy.call(updateMe, { body: { language: 'en' } });
    await emmy.call(sendConfirmation);
    assert.match((await lastMailTo(db, 'emmy@example.org')).subject, /^Confirm/);
    await stranger().call(signUp, { body: { ...body('sofja'), language: 'de' } });
    assert.match((await lastMailTo(db, 'sofja@example.org')).subject, /^Bestätige/);
  });

  test('a link that is made up, or has run out, or is for something else opens nothing', async () => {
    await arrive(url, 'late');
    const { token } = await lastMailTo(db, 'late@example.org');
    await db.rows(sql`update verification_tokens set expires_at = now() where used_at is null`);
    assert.equal(await refusal(confirm(token)), 'link_expired');
    assert.equal(await refusal(confirm('made up, and long enough')), 'link_expired');
    assert.equal(await refusal(confirm(await linkFor('late'))), 'link_expired');
    await arrive(url, 'mixed');
    assert.equal(await refusal(reset((await lastMailTo(db, 'mixed@example.org')).token)), 'link_expired');
  });

  test('the link can be sent again, not for ever, and not when the address is confirmed', async () => {
    const grace = await arrive(url, 'grace');
    for (let n = 0; n < 3; n += 1) await grace.call(sendConfirmation);
    assert.equal(await refusal(grace.call(sendConfirmation)), 'rate_limited');
    const sent = await mails('grace@example.org', 'verify_email');
    assert.equal(sent.length, 4);
    // Whichever of them is opened: mails overtake each other.
    await confirm(sent[1]?.token ?? '');
    await db.rows(sql`delete from budgets`);
    await grace.call(sendConfirmation);
    assert.equal((await mails('grace@example.org', 'verify_email')).length, 4);
    assert.equal(await refusal(stranger().call(sendConfirmation)), 'unauthenticated');
  });

  test('another address counts once its link is opened; the old one is told, and its links are worth nothing', async () => {
    const hedy = await arrive(url, 'hedy');
    const { token: oldLink } = await lastMailTo(db, 'hedy@example.org');
    const wish = (email: string, secret = password) =>
      refusal(hedy.call(changeEmail, { body: { email, password: secret } }));
    assert.equal(await wish('kiesler@example.org', 'not hers'), 'wrong_password');
    assert.equal(await wish('ADA@example.org'), 'email_taken');
    assert.equal(await wish('kiesler@example.org'), 'nothing was refused');
    assert.equal((await hedy.call(getMe)).user.email, 'hedy@example.org');
    const resetLink = await linkFor('hedy');
    const { token } = await lastMailTo(db, 'kiesler@example.org');
    assert.deepEqual(await confirm(token), { email: 'kiesler@example.org', changed: true });
    const { user } = await hedy.call(getMe);
    assert.deepEqual([user.email, user.emailVerified], ['kiesler@example.org', true]);
    assert.match((await lastMailTo(db, 'hedy@example.org')).text, /does not belong to it any more/);
    assert.equal(await refusal(confirm(oldLink)), 'link_expired');
    assert.equal(await refusal(reset(resetLink)), 'link_expired');
    await enter('kiesler@example.org');
    assert.equal(await refusal(enter('hedy@example.org')), 'sign_in_failed');
  });

  test('of two who want one address at the same moment one gets it', async () => {
    const two = await Promise.all(['karen', 'barbara'].map((name) => arrive(url, name)));
    for (const person of two)
      await person.call(changeEmail, { body: { email: 'shared@example.org', password } });
    const links = await mails('shared@example.org', 'change_email');
    const outcomes = await Promise.all(links.map(({ token }) => refusal(confirm(token))));
    assert.deepEqual(outcomes.sort(), ['email_taken', 'nothing was refused']);
  });

  test('a new password ends every other session and the old cookie; programs go on', async () => {
    const linus = await arrive(url, 'linus');
    const other = await enter('linus');
    await linus.call(createToken, { body: { name: 'Bot', scopes: ['read'] } });
    const wish = (given: string) =>
      refusal(linus.call(changePassword, { body: { password: given, newPassword } }));
    assert.equal(await wish('not his'), 'wrong_password');
    assert.equal((await other.call(getMe)).user.username, 'linus');
    const oldCookie = linus.cookie;
    assert.equal(await wish(password), 'nothing was refused');
    assert.notEqual(linus.cookie, oldCookie);
    assert.equal((await linus.call(listSessions)).items.length, 1);
    assert.equal(await refusal(other.call(getMe)), 'unauthenticated');
    assert.equal(await refusal(new Person(url, oldCookie).call(getMe)), 'unauthenticated');
    assert.equal((await linus.call(listTokens)).items.length, 1);
    assert.equal(await refusal(enter('linus')), 'sign_in_failed');
    await enter('linus', newPassword);
    assert.equal((await lastMailTo(db, 'linus@example.org')).type, 'password_changed');
  });

  test('who sits at an open browser cannot guess the password for long', async () => {
    const radia = await arrive(url, 'radia');
    const guess = () => refusal(radia.call(changePassword, { body: { password: 'a guess', newPassword } }));
    const outcomes = await Promise.all(Array.from({ length: 12 }, guess));
    assert.equal(outcomes.filter((code) => code === 'wrong_password').length, 10);
    assert.equal(outcomes.filter((code) => code === 'rate_limited').length, 2);
  });

  test('a token changes nothing of what opens the account', async () => {
    const ada = await enter('ada');
    const { secret } = await ada.call(createToken, { body: { name: 'Bot', scopes: ['read', 'write'] } });
    const send = async (method: string, path: string, body?: object) => {
      const response = await fetch(`${url}/api/users/me${path}`, {
        method,
        headers: { authorization: `Bearer ${secret}`, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      });
      return ((await response.json()) as { code: string }).code;
    };
    assert.equal(await send('PUT', '/password', { password, newPassword }), 'forbidden');
    assert.equal(await send('PUT', '/email', { email: 'bot@example.org', password }), 'forbidden');
    assert.equal(await send('POST', '/email/confirmation'), 'forbidden');
  });

  test('whoever forgot their password gets back in by mail; everybody and every program else is out', async () => {
    const mary = await arrive(url, 'mary');
    await mary.call(createToken, { body: { name: 'Bot', scopes: ['read'] } });
    const token = await linkFor('mary');
    const { text } = await lastMailTo(db, 'mary@example.org');
    assert.match(text, /your account “mary”/);
    const back = stranger();
    const { user } = await reset(token, newPassword, back);
    assert.deepEqual([user.username, user.emailVerified], ['mary', true]);
    assert.equal((await back.call(getMe)).user.id, mary.id);
    assert.equal(await refusal(mary.call(getMe)), 'unauthenticated');
    assert.equal((await back.call(listSessions)).items.length, 1);
    assert.equal((await back.call(listTokens)).items.length, 0);
    assert.equal(await refusal(reset(token, 'once more, with feeling')), 'link_expired');
    assert.equal(await refusal(enter('mary')), 'sign_in_failed');
    await enter('mary', newPassword);
    const told = await db.rows(
      sql`select from outbox where type in ('session.ended', 'token.revoked') and room = ${`user:${mary.id}`}`,
    );
    assert.ok(told.length >= 3);
  });

  test('one link, opened by twenty at once, sets one password', async () => {
    await arrive(url, 'joan');
    const token = await linkFor('joan');
    const chosen = Array.from({ length: 20 }, (_, n) => `the password of number ${n}`);
    const outcomes = await Promise.all(chosen.map((secret) => refusal(reset(token, secret))));
    assert.equal(outcomes.filter((outcome) => outcome === 'nothing was refused').length, 1);
    assert.equal(outcomes.filter((outcome) => outcome === 'link_expired').length, 19);
    await enter('joan', chosen[outcomes.indexOf('nothing was refused')]);
  });

  test('an account gets three mails, however many ask; a suspended one none, and its links end', async () => {
    await arrive(url, 'shafi');
    for (let n = 0; n < 6; n += 1) await ask(n % 2 === 0 ? 'Shafi' : 'SHAFI@example.org');
    await resetsDone();
    const sent = await mails('shafi@example.org', 'reset_password');
    assert.equal(sent.length, 3);
    const mallory = await arrive(url, 'mallory');
    const token = await linkFor('mallory');
    await db.transaction((tx) => setSuspended(tx, maySuspend.permit(operator, mallory), true, 'spam'));
    await ask('mallory');
    await resetsDone();
    assert.equal((await mails('mallory@example.org', 'reset_password')).length, 1);
    assert.equal(await refusal(reset(token)), 'link_expired');
  });

  test('what was asked for stands sealed in the job, also a password typed into the wrong field', async () => {
    await ask('hunter2 is my password');
    const found = await db.rows(sql`select from jobs where payload::text like '%hunter2%'`);
    assert.equal(found.length, 0);
  });
});
