/**
 * The plan: what is run, on what, and how long it may take. `npm test` runs the group `fast`, `npm run test:all`
 * all of them; `node tools/test.ts <suite>` one.
 */
export interface Suite {
  readonly name: string;
  readonly group: 'fast' | 'all';
  readonly runner: 'node' | 'vitest';
  readonly files: readonly string[];
  /** Paths that another suite takes. */
  readonly except?: RegExp;
  readonly needs: readonly Need[];
  readonly budgetSeconds: number;
  /** A file that hangs is ended after this long. */
  readonly timeoutSeconds: number;
}

/** Started or found before the suite runs: see needs.ts. */
export type Need = 'postgres' | 'oldest-postgres' | 'redis' | 'chromium' | 'web-build' | 'other-account';

const special = /\.(long|redis|browser)\.test\.ts$/;
const embedded = /src\/core\/db\/embedded\//;

export const suites: readonly Suite[] = [
  {
    name: 'fast',
    group: 'fast',
    runner: 'node',
    files: ['packages/{contract,client,server}/**/*.test.ts', '{tools,bench}/**/*.test.ts'],
    except: special,
    needs: ['postgres'],
    budgetSeconds: 150,
    timeoutSeconds: 120,
  },
  {
    name: 'components',
    group: 'fast',
    runner: 'vitest',
    files: ['packages/web/{vitest,vite}.config.ts'],
    needs: [],
    budgetSeconds: 30,
    timeoutSeconds: 60,
  },
  {
    name: 'long',
    group: 'all',
    runner: 'node',
    files: ['{packages,tools,bench}/**/*.long.test.ts'],
    needs: ['postgres'],
    budgetSeconds: 600,
    timeoutSeconds: 600,
  },
  {
    name: 'oldest-postgres',
    group: 'all',
    runner: 'node',
    files: ['packages/server/**/*.test.ts'],
    except: new RegExp(`${special.source}|${embedded.source}`),
    needs: ['oldest-postgres'],
    budgetSeconds: 180,
    timeoutSeconds: 120,
  },
  {
    name: 'redis',
    group: 'all',
    runner: 'node',
    files: ['packages/**/*.redis.test.ts'],
    needs: ['postgres', 'redis'],
    budgetSeconds: 180,
    timeoutSeconds: 120,
  },
  {
    name: 'browser',
    group: 'all',
    runner: 'node',
    files: ['packages/**/*.browser.test.ts'],
    needs: ['postgres', 'web-build', 'chromium'],
    budgetSeconds: 1200,
    timeoutSeconds: 300,
  },
  {
    name: 'other-account',
    group: 'all',
    runner: 'node',
    files: ['packages/server/src/core/db/embedded/**/*.test.ts'],
    except: special,
    needs: ['other-account'],
    budgetSeconds: 120,
    timeoutSeconds: 120,
  },
];

/** What `npm test` and `npm run test:all` promise as a whole. */
export const groupBudgets = { fast: 180, all: 45 * 60 } as const;
