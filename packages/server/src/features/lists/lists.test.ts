import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { blockUser } from '@weft/contract/blocks.ts';
import {
  addListMember,
  createList,
  deleteList,
  getList,
  listListMembers,
  listLists,
  removeListMember,
  updateList,
} from '@weft/contract/lists.ts';
import { nightSky } from '../../../test/kit/night-sky.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { sql } from '../../core/db/statement.ts';

describe('lists', async () => {
  const { db, ada, grace, linus } = await nightSky();

  test('people are put together, called something else, taken out; the list goes and they stay', async () => {
    const { list } = await ada.call(createList, { body: { name: 'Astronomers' } });
    const at = { listId: list.id };
    const put = (userId: string) => ada.call(addListMember, { params: { ...at, userId } });
    await Promise.all([put(grace.id), put(linus.id), put(grace.id)]);
    const { items } = await ada.call(listListMembers, { params: at });
    assert.deepEqual(items.map(({ person }) => person.username).sort(), ['grace', 'linus']);
    const { lists } = await ada.call(listLists, { query: { holding: linus.id } });
    assert.deepEqual(
      lists.map(({ name, members, holds }) => [name, members, holds]),
      [['Astronomers', 2, true]],
    );
    await ada.call(removeListMember, { params: { ...at, userId: linus.id } });
    const renamed = await ada.call(updateList, { params: at, body: { name: 'Stargazers' } });
    assert.deepEqual([renamed.list.name, renamed.list.members], ['Stargazers', 1]);
    await ada.call(deleteList, { params: at });
    assert.equal(await refusal(ada.call(getList, { params: at })), 'not_found');
  });

  test('a name is there once, whatever the size of its letters, also when two are made at the same moment', async () => {
    const make = (name: string) => refusal(grace.call(createList, { body: { name } }));
    const made = await Promise.all([make('Poets'), make('poets'), make('POETS')]);
    assert.deepEqual(made.filter((code) => code === 'list_name_taken').length, 2);
    const { list } = await grace.call(createList, { body: { name: 'Others' } });
    const rename = grace.call(updateList, { params: { listId: list.id }, body: { name: 'pOETS' } });
    assert.equal(await refusal(rename), 'list_name_taken');
  });

  test('whoever one knows nothing of is not put in; what is full says so', async () => {
    const { list } = await linus.call(createList, { body: { name: 'Full' } });
    const put = (userId: string) =>
      refusal(linus.call(addListMember, { params: { listId: list.id, userId } }));
    await ada.call(blockUser, { params: { userId: linus.id } });
    assert.equal(await put(ada.id), 'not_found');
    await db.rows(sql`
      with u as (insert into users (username, email) select 'many_' || n, 'many_' || n || '@example.org'
        from generate_series(1, 500) n returning id),
        p as (insert into user_profiles (user_id, display_name) select id, 'Many' from u)
      insert into list_members (list_id, user_id) select ${list.id}, id from u`);
    assert.equal(await put(grace.id), 'list_full');
    await db.rows(sql`
      insert into user_lists (user_id, name) select ${linus.id}, 'List ' || n from generate_series(1, 99) n`);
    assert.equal(await refusal(linus.call(createList, { body: { name: 'One more' } })), 'too_many_lists');
  });
});
