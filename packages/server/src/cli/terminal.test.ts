import assert from 'node:assert/strict';
import { test } from 'node:test';
import { terminal } from './terminal.ts';

function recorder(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string | Uint8Array) => written.push(String(text)) > 0 };
}

test('results go to stdout, the way there to stderr', () => {
  const out = recorder(false);
  const err = recorder(false);
  const io = terminal(out, err);
  io.line('result');
  io.note('on the way');
  io.error('went wrong');
  assert.deepEqual(out.written, ['result\n']);
  assert.deepEqual(err.written, ['on the way\n', 'went wrong\n']);
});

test('a table lines its columns up, numbers to the right', () => {
  const out = recorder(false);
  terminal(out, recorder(false)).table([
    { name: 'ada', n: 5, note: null },
    { name: 'grace', n: 12, note: 'admiral' },
  ]);
  assert.deepEqual(
    out.written.map((line) => line.trimEnd()),
    ['name    n  note', 'ada     5  –', 'grace  12  admiral'],
  );
});

test('a progress bar is drawn on a terminal and not into a pipe', () => {
  const screen = recorder(true);
  const pipe = recorder(false);
  for (const err of [screen, pipe]) {
    const advance = terminal(recorder(false), err).progress('Migrating');
    advance(1, 2);
    advance(2, 2);
  }
  assert.equal(pipe.written.length, 0);
  assert.match(screen.written[0] ?? '', /^\rMigrating █{15}░{15} 1 of 2$/);
  assert.match(screen.written[1] ?? '', /2 of 2\n$/);
});
