import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { features } from '../architecture.ts';
import { root } from './run.ts';

/** A small house of the same plan, into which one wrong import after the other is built. */
describe('the import rule refuses', () => {
  let house: string;
  before(async () => {
    house = await mkdtemp(join(tmpdir(), 'weft-rules-'));
    await cp(join(root, 'tools'), join(house, 'tools'), { recursive: true });
    await cp(join(root, 'tsconfig.json'), join(house, 'tsconfig.json'));
    await cp(join(root, 'tsconfig.base.json'), join(house, 'tsconfig.base.json'));
    await symlink(join(root, 'node_modules'), join(house, 'node_modules'));
  });
  after(() => rm(house, { recursive: true, force: true }));

  async function broken(files: Readonly<Record<string, string>>): Promise<string[]> {
    await rm(join(house, 'packages'), { recursive: true, force: true });
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(house, 'packages', path)), { recursive: true });
      await writeFile(join(house, 'packages', path), text);
    }
    const script = join(root, 'node_modules/.bin/depcruise');
    const args = [script, '--config', 'tools/check/dependency-rules.ts', '--output-type', 'json', 'packages'];
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      cwd: house,
      maxBuffer: 1e8,
    }).catch((error: { stdout: string }) => error);
    const report = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } };
    return report.summary.violations.map((violation) => violation.rule.name);
  }

  const [first = '', second = ''] = features;
  const a = 'export const a = 1;\n';

  test('nothing where all is well', async () => {
    assert.deepEqual(
      await broken({
        'server/src/core/a.ts': a,
        [`server/src/features/${first}/queries.ts`]: `import { a } from '../../core/a.ts';\nexport const b = a;\n`,
        [`server/src/features/${second}/queries.ts`]: `import { b } from '../${first}/queries.ts';\nexport const c = b;\n`,
      }),
      [],
    );
  });

  test('core that knows a feature', async () => {
    const found = await broken({
      [`server/src/features/${first}/queries.ts`]: a,
      'server/src/core/b.ts': `import { a } from '../features/${first}/queries.ts';\nexport const b = a;\n`,
    });
    assert.deepEqual(found, ['core-direction']);
  });

  test('a feature that knows a later one, or an earlier one’s routes', async () => {
    const later = await broken({
      [`server/src/features/${second}/queries.ts`]: a,
      [`server/src/features/${first}/queries.ts`]: `import { a } from '../${second}/queries.ts';\nexport const b = a;\n`,
    });
    assert.deepEqual(later, [`feature-${first}-order`]);
    const routes = await broken({
      [`server/src/features/${first}/routes.ts`]: a,
      [`server/src/features/${second}/queries.ts`]: `import { a } from '../${first}/routes.ts';\nexport const b = a;\n`,
    });
    assert.deepEqual(routes, [`feature-${second}-order`]);
  });

  test('a cycle, of types too', async () => {
    const found = await broken({
      'server/src/core/a.ts': `import type { B } from './b.ts';\nexport type A = B | 1;\n`,
      'server/src/core/b.ts': `import type { A } from './a.ts';\nexport type B = A | 2;\n`,
    });
    assert.ok(found.includes('no-cycle'));
  });

  test('a feature that stands in no order', async () => {
    const found = await broken({
      'server/src/features/attic/queries.ts': a,
      'server/src/app.ts': `import { a } from './features/attic/queries.ts';\nexport const b = a;\n`,
    });
    assert.deepEqual(found, ['feature-is-listed']);
  });

  test('code that depends on its tests', async () => {
    const found = await broken({
      'server/test/kit.ts': a,
      'server/src/core/b.ts': `import { a } from '../../test/kit.ts';\nexport const b = a;\n`,
    });
    assert.ok(found.includes('not-into-tests'));
  });
});
