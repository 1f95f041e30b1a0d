import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { setGoalStatus } from '@weft/contract/goals.ts';
import { deleteMessage } from '@weft/contract/messages.ts';
import { listNotifications } from '@weft/contract/notifications.ts';
import { getReminderSettings, type ReminderSettings, setReminderSettings } from '@weft/contract/reminders.ts';
import { dated, goalStory } from '../../../test/kit/goal-story.ts';
import { startMailServer } from '../../../test/kit/mail-server.ts';
import { mailsTo } from '../../../test/kit/mailbox.ts';
import type { Person, Somebody } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testVault } from '../../../test/kit/server.ts';
import { loadConfig } from '../../core/config/load.ts';
import { sql } from '../../core/db/statement.ts';
import { deliver } from '../mail/deliver.ts';
import { remindDue } from './remind.ts';

const settings: ReminderSettings = {
  nudge: { on: true, at: '19:00' },
  digest: { on: true, at: '08:00' },
  ...{ zone: 'Europe/Berlin', byNotification: true, byMail: true },
};

describe('reminders', async () => {
  const { db, grace, linus, barbara, communityId, set } = await goalStory();
  const office = { config: loadConfig({}, { publicUrl: 'https://weft.example' }), vault: testVault };
  const at = (time: string) => remindDue(db, office, new Date(time));
  const choose = async (person: Somebody, changes: Partial<ReminderSettings> = {}) => {
    await person.call(setReminderSettings, { body: { ...settings, ...changes } });
    // What is past on the day of the test is decided; the days here are others.
    await db.rows(sql`delete from reminder_days where user_id = ${person.id} and day >= current_date - 1`);
  };
  await db.rows(sql`update users set email_verified = true`);
  const told = async (person: Person) =>
    (await person.call(listNotifications)).items.flatMap(({ about, others }) =>
      about.kind.startsWith('reminder.') ? [{ ...about, times: others + 1 }] : [],
    );
  const decided = (day: string) =>
    db.rows<{ user_id: string; kind: string; sent: boolean }>(sql`
      select user_id, kind, sent from reminder_days where day = ${day} order by user_id, kind`);
  const goal = await set('Messier');

  test('are chosen by their own clock, and never come before they are', async () => {
    assert.equal((await linus.call(getReminderSettings)).settings, null);
    await at('2031-01-01T20:00:00Z');
    assert.deepEqual(await told(linus), []);
    await choose(linus, { digest: { on: false, at: '08:00' } });
    assert.deepEqual((await linus.call(getReminderSettings)).settings?.digest, { on: false, at: '08:00' });
    for (const wrong of [
      { zone: 'Moon/Tycho' },
      { zone: '+02:00' },
      { nudge: { on: true, at: '23:45' } },
      { nudge: { on: true, at: '7:00' } },
    ])
      assert.equal(await refusal(choose(linus, wrong)), 'invalid_request', JSON.stringify(wrong));
  });

  test('a student without a note is nudged once on the day, by a notification and a mail', async () => {
    await at('2031-02-01T17:59:00Z');
    assert.deepEqual(await told(linus), [], 'a minute before seven in Berlin');
    await Promise.all([at('2031-02-01T18:00:00Z'), at('2031-02-01T18:00:00Z'), at('2031-02-01T18:01:00Z')]);
    await at('2031-02-01T22:59:00Z');
    assert.deepEqual(await told(linus), [{ kind: 'reminder.note', day: '2031-02-01', times: 1 }]);
    const [mail, ...more] = (await mailsTo(db, 'linus@example.org')).filter(
      ({ type }) => type === 'note_reminder',
    );
    assert.deepEqual(more, []);
    assert.equal(mail?.link, 'https://weft.example/goals');
    assert.ok(mail?.text.includes('https://weft.example/settings/notifications'), 'and how it is turned off');
  });

  test('whoever has written is left in peace, also when the note goes later', async () => {
    const note = await dated(linus, goal, 'daily_note', '2031-02-02');
    await at('2031-02-02T18:00:00Z');
    assert.deepEqual(
      (await decided('2031-02-02')).map(({ sent }) => sent),
      [false],
    );
    await linus.call(deleteMessage, { params: { messageId: note.id } });
    await at('2031-02-02T20:00:00Z');
    assert.equal((await told(linus)).length, 1);
  });

  test('a server that was down makes up for it on the same day, and not on the next', async () => {
    await at('2031-02-03T22:30:00Z');
    assert.equal((await told(linus))[0]?.times, 2, 'half past eleven in Berlin');
    // All of the fourth it was down.
    await at('2031-02-05T03:00:00Z');
    assert.deepEqual(await decided('2031-02-04'), []);
    assert.equal((await told(linus))[0]?.times, 2);
  });

  test('an instructor hears of new notes and of what waits, and nothing where there is nothing', async () => {
    await choose(grace, { nudge: { on: false, at: '19:00' } });
    await choose(barbara);
    // What was said in the test is sent now: the days of the digest are those of the test.
    const now = new Date();
    const morning = (days: number) =>
      new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + days, 12));
    const day = (days: number) => morning(days).toISOString().slice(0, 10);
    const digestAt = (days: number) => remindDue(db, office, morning(days));
    await dated(linus, goal, 'daily_note', day(0));
    await dated(linus, goal, 'activity', day(0));
    await digestAt(1);
    assert.deepEqual(await told(grace), [{ kind: 'reminder.digest', notes: 2, waiting: 1, times: 1 }]);
    assert.deepEqual(await told(barbara), [], 'who accompanies nobody');
    await digestAt(2);
    assert.deepEqual(
      (await told(grace)).map((about) => ('notes' in about ? [about.notes, about.waiting] : [])),
      [[0, 1]],
      'it waits, and is not new any more',
    );
    await dated(grace, goal, 'instructor_response', day(0));
    await digestAt(3);
    assert.equal((await told(grace))[0]?.times, 2, 'nothing to say');
    const mails = (await mailsTo(db, 'grace@example.org')).filter(({ type }) => type === 'coach_digest');
    assert.deepEqual(
      mails.map(({ link }) => link),
      ['https://weft.example/desk', 'https://weft.example/desk'],
    );
    await choose(grace, { digest: { on: false, at: '08:00' } });
    await choose(barbara, { digest: { on: false, at: '08:00' }, nudge: { on: false, at: '19:00' } });
  });

  test('each way is left out by whoever does not want it, and all of it by the switch', async () => {
    const mails = async () =>
      (await mailsTo(db, 'linus@example.org')).filter(({ type }) => type === 'note_reminder').length;
    const counts = async () => [(await told(linus))[0]?.times, await mails()];
    const [times = 0, sent = 0] = await counts();
    await choose(linus, { byMail: false });
    await at('2031-03-01T18:00:00Z');
    assert.deepEqual(await counts(), [times + 1, sent]);
    await choose(linus, { byNotification: false });
    await at('2031-03-02T18:00:00Z');
    assert.deepEqual(await counts(), [times + 1, sent + 1]);
    await db.rows(sql`update users set email_verified = false where id = ${linus.id}`);
    await at('2031-03-03T18:00:00Z');
    assert.deepEqual(await counts(), [times + 1, sent + 1], 'nobody has confirmed that address');
    await db.rows(sql`update users set email_verified = true where id = ${linus.id}`);
    await choose(linus, { nudge: { on: false, at: '19:00' } });
    await at('2031-03-04T18:00:00Z');
    assert.deepEqual(await counts(), [times + 1, sent + 1]);
    await choose(linus);
  });

  test('whoever is suspended, has left, or has put the goal away gets none', async () => {
    const isNudged = async (day: string) => {
      await at(`${day}T18:00:00Z`);
      return (await decided(day)).some(({ user_id: id, sent }) => id === linus.id && sent);
    };
    assert.equal(await isNudged('2031-04-01'), true);
    await db.rows(sql`update users set status = 'suspended' where id = ${linus.id}`);
    assert.equal(await isNudged('2031-04-02'), false);
    await db.rows(sql`update users set status = 'active' where id = ${linus.id}`);
    await db.rows(sql`
      update members set status = 'suspended' where user_id = ${linus.id} and community_id = ${communityId}`);
    assert.equal(await isNudged('2031-04-03'), false);
    await db.rows(sql`
      update members set status = 'active' where user_id = ${linus.id} and community_id = ${communityId}`);
    await linus.call(setGoalStatus, { params: { goalId: goal.id }, body: { status: 'completed' } });
    assert.equal(await isNudged('2031-04-04'), false);
    await linus.call(setGoalStatus, { params: { goalId: goal.id }, body: { status: 'active' } });
    assert.equal(await isNudged('2031-04-05'), true);
  });

  test('go out by a real mail server, in the language of whoever reads them', async () => {
    const smtp = await startMailServer();
    after(() => smtp.close());
    const config = loadConfig(
      {},
      { smtpUrl: `smtp://127.0.0.1:${smtp.port}`, smtpTls: 'never', publicUrl: 'https://weft.example' },
    );
    await db.rows(sql`update users set language = 'de' where id = ${linus.id}`);
    await remindDue(db, { config, vault: testVault }, new Date('2031-05-01T18:00:00Z'));
    const [queued] = await db.rows<{ id: string }>(
      sql`select id from email_jobs where status = 'queued' and type = 'note_reminder'`,
    );
    const { signal } = new AbortController();
    await deliver(queued?.id ?? '', { db, config, vault: testVault, signal });
    const mail = await smtp.mailTo('linus@example.org');
    assert.match(mail.subject ?? '', /Notiz/);
    assert.equal(mail.link, 'https://weft.example/goals');
  });
});
