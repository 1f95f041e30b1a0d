import { expect, test } from 'vitest';
import { findPaged } from './paged.ts';

const all = ['ada', 'grace', 'linus', 'margaret', 'hedy'];

/** A list of two to a page, and how often it was asked. */
function listOfTwo() {
  const asked: (string | undefined)[] = [];
  const read = async (cursor: string | undefined) => {
    asked.push(cursor);
    const from = Number(cursor ?? 0);
    return {
      items: all.slice(from, from + 2),
      nextCursor: from + 2 < all.length ? String(from + 2) : null,
    };
  };
  return { asked, find: (name: string) => findPaged(read, (item) => item === name) };
}

test('what stands beyond the first page is found, and nothing is read after it', async () => {
  const list = listOfTwo();
  expect(await list.find('margaret')).toBe('margaret');
  expect(list.asked).toEqual([undefined, '2']);
});

test('what stands nowhere is looked for up to the last page', async () => {
  const list = listOfTwo();
  expect(await list.find('alan')).toBeUndefined();
  expect(list.asked).toEqual([undefined, '2', '4']);
});
