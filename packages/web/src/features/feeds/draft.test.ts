import { expect, test } from 'vitest';
import { comparisonsOf, keyOf, withComparison } from './comparisons.ts';
import { completed, type Draft, emptyDraft, newFilter, placesOf, withOperator } from './draft.ts';
import { countAbove } from './use-newer.ts';

test('a filter that lacks its values is not sent, and what is wrong is told at its own place', () => {
  const filters = [newFilter('tag'), newFilter('engagement')];
  const draft: Draft = {
    ...emptyDraft,
    groups: [
      { operator: 'AND', filters: [newFilter('post_type')] },
      { operator: 'OR', filters },
    ],
  };
  expect(completed(draft).groups).toEqual([{ operator: 'OR', filters: [filters[1]] }]);
  expect([...placesOf(draft, [{ path: 'body.groups.0.filters.0' }])]).toEqual(['1.1']);
});

test('another operator keeps what it can', () => {
  const likes = newFilter('engagement');
  expect(withOperator(likes, 'in_range').value).toEqual(['likes', '5', '15']);
  expect(withOperator(withOperator(likes, 'in_range'), 'equals').value).toEqual(['likes', '5']);
  expect(withOperator(newFilter('date_range'), 'less_than').value).toEqual(['7d']);
});

test('what a filter is not can be chosen where no other comparison says it, and is always shown', () => {
  const tag = withComparison(newFilter('tag'), 'not contains');
  expect([tag.operator, tag.negated, keyOf(tag)]).toEqual(['contains', true, 'not contains']);
  expect(withComparison(tag, 'equals').negated).toBe(false);
  const made = { ...newFilter('engagement'), negated: true };
  expect(comparisonsOf(made).at(-1)).toMatchObject({ key: 'not greater_than', words: 'feeds.notMore' });
  const author = newFilter('author');
  expect(comparisonsOf(author).map(({ words }) => words)).toEqual(['feeds.is', 'feeds.isNot']);
  expect(comparisonsOf({ ...author, negated: true }).map(({ key }) => key)).toEqual(['equals', 'not equals']);
});

test('new posts are those above what is shown, not those that moved up when one was deleted', () => {
  const post = (n: number) => ({ id: String(n), publishedAt: `2026-01-0${n}T00:00:00.000Z` });
  expect(countAbove([post(3), post(2)], [post(5), post(4), post(3)])).toBe(2);
  expect(countAbove([post(3), post(2)], [post(2), post(1)])).toBe(0);
  expect(countAbove([], [post(1)])).toBe(1);
});
