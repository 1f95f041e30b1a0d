import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from './folders.ts';
import { withoutDocs } from './without-docs.ts';

describe('the contract without its docs', () => {
  test('loses sentences, in whatever quotes and however they are broken into lines, and nothing else', () => {
    const source = [
      "id: id.describe('whose: don\\'t ask').optional(),",
      'count: z.int()\n    .describe(\n      `up to some (of (all))`,\n    ),',
      'summary:\n    "One\'s own, \\"quoted\\"",\n  access: \'user\',',
      "value: z.string().describe(\n  'one, ' +\n    `and another`,\n),",
      "description: text, describe: 'stays',",
    ].join('\n');
    const expected = [
      'id: id.optional(),',
      'count: z.int(),',
      "summary: '',\n  access: 'user',",
      'value: z.string(),',
      "description: text, describe: 'stays',",
    ].join('\n');
    assert.equal(withoutDocs(source), expected);
  });

  test('is the same contract in every file', () => {
    const files = globSync('packages/contract/src/*.ts', { cwd: root });
    assert.ok(files.length > 20);
    for (const file of files) {
      const source = readFileSync(join(root, file), 'utf8');
      const left = withoutDocs(source);
      assert.doesNotMatch(left, /\.describe\(\s*['"`]/, file);
      // It still is a program, and defines as much as before.
      stripTypeScriptTypes(left);
      for (const word of [/\bz\./g, /\bdefine(?:Route|Event)\(/g, /^export /gm, /\bpath: /g])
        assert.equal(left.match(word)?.length, source.match(word)?.length, `${file}: ${word.source}`);
    }
  });
});
