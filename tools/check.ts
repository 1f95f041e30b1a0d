import { checkGenerated } from './check/generated.ts';
import { checkLockFile } from './check/lock-file.ts';
import { run, type Step } from './check/run.ts';

/** `npm run check`: everything that can be said of the code without running it. All steps run; all failures show. */
const steps: Step[] = [
  { name: 'format and lint', command: ['biome', 'ci', '--error-on-warnings', '--colors=off', '.'] },
  {
    name: 'types: server, tools',
    command: ['node_modules/typescript-native/bin/tsc', '-p', 'tsconfig.json'],
  },
  {
    name: 'types: web',
    command: ['node_modules/typescript-native/bin/tsc', '-p', 'packages/web/tsconfig.json'],
  },
  {
    name: 'import direction',
    command: ['depcruise', '--config', 'tools/check/dependency-rules.ts', 'packages', 'bench', 'tools'],
  },
  { name: 'web client builds', command: ['tools/build-web.ts', '--if-needed', '--quiet'] },
  { name: 'size of its first load', command: ['tools/web-size.ts'] },
  { name: 'generated files', check: checkGenerated },
  { name: 'lock file', check: checkLockFile },
];

process.exitCode = (await run(steps)) ? 0 : 1;
