import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roomKinds } from '@weft/contract/event.ts';
import { clientFrame } from '@weft/contract/frames.ts';
import { testServer } from './kit/server.ts';
import { matrix } from './matrix/matrix.ts';
import { frames, rooms } from './matrix/rooms.ts';
import { operationsOf, routeOf } from './matrix/row.ts';

const named = (rows: object) => [...new Set(Object.keys(rows).map(routeOf))].sort();

/** What is missing here fails, so a new one cannot be forgotten. What stands here is asked in matrix.long.test.ts. */
test('every route, every kind of room and every frame stands in the matrix', async () => {
  const { url } = await testServer();
  assert.deepEqual([...(await operationsOf(url)).keys()].sort(), named(matrix));
  assert.deepEqual(named(rooms), [...roomKinds].sort());
  const kinds = clientFrame.options.map(({ shape }) => shape.kind.value);
  assert.deepEqual(Object.keys(frames).sort(), kinds.sort());
});
