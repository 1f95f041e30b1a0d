import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

const here = (name: string) => JSON.stringify(pathToFileURL(join(import.meta.dirname, name)).href);

function inItsOwnProcess(work: string) {
  const script = `
    import { runToTheEnd } from ${here('run.ts')};
    import { terminal } from ${here('terminal.ts')};
    await runToTheEnd(terminal(process.stdout, process.stderr), ${work});`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
  return { status, said: stderr.toString() };
}

test('a command that Node leaves before its end has failed, and says so', () => {
  const outcome = inItsOwnProcess('() => new Promise(() => {})');
  assert.equal(outcome.status, 1);
  assert.match(outcome.said, /came to a stop before it was done/);
});

test('a command that is done leaves with 0 and without a word', () => {
  assert.deepEqual(inItsOwnProcess('async () => {}'), { status: 0, said: '' });
});
