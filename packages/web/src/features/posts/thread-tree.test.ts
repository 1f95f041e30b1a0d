import assert from 'node:assert/strict';
import type { ThreadNode } from '@weft/contract/threads.ts';
import { test } from 'vitest';
import { type Branch, toBranches } from './thread-tree.ts';

test('what is read in order becomes the tree that it is', () => {
  const node = (id: string, parentId: string): ThreadNode => ({
    id,
    parentId,
    depth: 1,
    post: null,
    more: null,
  });
  const nodes = [node('1', '0'), node('2', '1'), node('3', '2'), node('4', '1'), node('5', '0')];
  const shape = (branches: readonly Branch[]): unknown[] =>
    branches.map(({ node: { id }, under }) => [id, ...shape(under)]);
  assert.deepEqual(shape(toBranches(nodes, '0')), [['1', ['2', ['3']], ['4']], ['5']]);
  assert.deepEqual(toBranches([], '0'), []);
});
