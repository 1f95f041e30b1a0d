import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ProblemError } from '@weft/client/failures.ts';
import {
  discardFormDraft,
  type FormDraft,
  listFormDrafts,
  listMyFeedback,
  saveFormDraft,
  submitForm,
} from '@weft/contract/forms.ts';
import { storedEvents } from '../../../test/kit/chat.ts';
import { arrive, type Person } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { sql } from '../../core/db/statement.ts';

const type = 'bug_report' as const;
const metadata = { page: '/inbox', browser: 'Lynx' };

describe('forms', async () => {
  const { url, db } = await testServer();
  const ada = await arrive(url, 'ada');
  const grace = await arrive(url, 'grace');
  const save = async (person: Person, clientKey: string, title: string, builtOn: number, saveId = title) =>
    (
      await person.call(saveFormDraft, {
        params: { clientKey },
        body: { type, title, metadata, builtOn, saveId: saveId === '' ? 'none' : saveId },
      })
    ).draft as FormDraft;
  const submit = (person: Person, clientKey: string, title: string) =>
    person.call(submitForm, { body: { type, clientKey, title, description: 'It hangs', metadata } });
  const listed = async (person: Person) => (await person.call(listFormDrafts)).items;
  const conflictOf = async (promise: Promise<unknown>) => {
    const error = await promise.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof ProblemError, 'nothing was refused');
    assert.equal(error.code, 'draft_conflict');
    return error.body.draft as FormDraft;
  };

  test('is kept with every save, and is a report when it is sent: the draft is gone in the same moment', async () => {
    const first = await save(ada, 'one', 'The inb', 0);
    assert.deepEqual([first.revision, first.title, first.metadata], [1, 'The inb', metadata]);
    const second = await save(ada, 'one', 'The inbox ', 1);
    assert.deepEqual([second.id, second.revision], [first.id, 2]);
    assert.deepEqual([await listed(ada), await listed(grace)], [[second], []]);
    assert.deepEqual((await ada.call(listMyFeedback)).items, []);
    const { report } = await submit(ada, 'one', ' The inbox ');
    assert.deepEqual([report.title, report.state, report.metadata], ['The inbox', 'open', metadata]);
    assert.deepEqual(await listed(ada), []);
    assert.deepEqual((await ada.call(listMyFeedback)).items, [report]);
    assert.deepEqual((await grace.call(listMyFeedback)).items, []);
    const room = `user:${ada.id}`;
    const payload = { draftId: first.id, type, clientKey: 'one', revision: 2 };
    assert.deepEqual((await storedEvents(db, 'form_draft.saved')).at(-1), { room, payload });
    assert.deepEqual(await storedEvents(db, 'form_draft.submitted'), [{ room, payload }]);
    const told = [{ room, payload: { reportId: report.id, version: 1 } }];
    assert.deepEqual(await storedEvents(db, 'feedback.changed'), told);
  });

  test('the same again succeeds, something else on an older revision is a conflict that shows what is kept', async () => {
    const kept = await save(ada, 'two', 'a', 0);
    assert.deepEqual(await save(ada, 'two', 'a', 0), kept, 'the answer was lost');
    assert.deepEqual(await save(ada, 'two', 'a', 0, 'of another device'), kept);
    const desk = await save(ada, 'two', 'on the desk', 1);
    assert.deepEqual(await conflictOf(save(ada, 'two', 'on the phone', 1)), desk);
    assert.deepEqual(await conflictOf(save(ada, 'two', '', 1)), desk, 'nor is it thrown away unseen');
    assert.deepEqual(await conflictOf(save(ada, 'another', 'begun elsewhere', 0)), desk, 'one of each type');
    assert.equal(await save(ada, 'two', ' ', desk.revision), null);
    assert.deepEqual(await listed(ada), []);
    await save(ada, 'two', 'anew', 2);
    assert.equal(await refusal(grace.call(discardFormDraft, { params: { clientKey: 'two' } })), 'not_found');
    await ada.call(discardFormDraft, { params: { clientKey: 'two' } });
    assert.deepEqual(await listed(ada), []);
  });

  test('of devices that save and send at the same moment one is kept, and one report made', async () => {
    const { revision } = await save(ada, 'three', 'before', 0);
    const saves = await Promise.all(
      Array.from({ length: 4 }, (_, n) => refusal(save(ada, 'three', `device ${n}`, revision))),
    );
    assert.equal(saves.filter((code) => code === 'nothing was refused').length, 1);
    const before = (await ada.call(listMyFeedback)).items.length;
    const sent = await Promise.all([
      ...Array.from({ length: 3 }, () => submit(ada, 'three', 'Once').then(({ report }) => report.id)),
      refusal(save(ada, 'three', 'late', revision + 1)).then(() => undefined),
    ]);
    assert.equal(new Set(sent.filter(Boolean)).size, 1);
    assert.equal((await ada.call(listMyFeedback)).items.length, before + 1);
    assert.equal(await refusal(submit(ada, 'three', 'Something else')), 'draft_sent');
    assert.equal(await refusal(save(ada, 'three', 'late', 9)), 'draft_sent');
    assert.deepEqual(await listed(ada), []);
    assert.notEqual((await submit(grace, 'three', 'Once')).report.id, sent[0], 'each has keys of their own');
  });

  test('the database takes forms of these two types alone', async () => {
    const other = db.rows(sql`
      insert into drafts (user_id, type, client_key, save_id) values (${ada.id}, 'message', 'k', 's')`);
    await assert.rejects(other, /drafts_type_check/);
  });
});
