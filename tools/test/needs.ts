import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chooseAccount } from '../../packages/server/src/core/db/embedded/account.ts';
import { requireOpen } from '../../packages/server/src/core/db/embedded/open-folders.ts';
import type { Account } from '../../packages/server/src/core/db/embedded/run-as.ts';
import { oldestPostgres } from '../../packages/server/test/kit/postgres15.ts';
import { startRedis } from '../../packages/server/test/kit/redis.ts';
import { root } from './find-files.ts';
import { startTestPostgres } from './postgres.ts';
import type { Need } from './suites.ts';

/** What a suite was given: settings for its processes, and perhaps another account to run them. */
export interface Provided {
  readonly env?: Readonly<Record<string, string>>;
  readonly account?: Account;
  readonly note?: string;
  stop?(): Promise<void>;
}

/** This machine has no such server: a failure under CI, a visible skip elsewhere. */
export class Missing extends Error {}

export const providers: Record<Need, () => Promise<Provided>> = {
  postgres: () => startTestPostgres(),

  'oldest-postgres': async () => {
    const binaries = oldestPostgres();
    if (binaries === undefined)
      throw new Missing('no PostgreSQL in /usr/lib/postgresql (apt install postgresql)');
    return { ...(await startTestPostgres(binaries)), note: `PostgreSQL ${binaries.version}` };
  },

  redis: async () => {
    if (spawnSync('redis-server', ['--version']).status !== 0)
      throw new Missing('no redis-server (apt install redis-server)');
    const { url, stop } = await startRedis();
    return { env: { WEFT_TEST_REDIS: url }, stop };
  },

  chromium: async () => {
    const path = process.env.WEFT_CHROMIUM ?? '/usr/bin/chromium';
    if (!existsSync(path))
      throw new Missing(`no Chromium at ${path} (apt install chromium, or set WEFT_CHROMIUM)`);
    return { env: { WEFT_CHROMIUM: path } };
  },

  'web-build': async () => {
    const built = spawnSync(process.execPath, ['tools/build-web.ts', '--if-needed'], {
      cwd: root,
      stdio: 'inherit',
    });
    if (built.status !== 0) throw new Error('The web client could not be built');
    return {};
  },

  'other-account': async () => {
    if (process.getuid?.() !== 0) throw new Missing('not root, so it ran as an ordinary user already');
    const account = chooseAccount(readFileSync('/etc/passwd', 'utf8'));
    try {
      requireOpen(root, account);
    } catch (error) {
      throw new Missing(error instanceof Error ? error.message : String(error));
    }
    return { account, env: { HOME: '/tmp' }, note: `as user ${account.uid}` };
  },
};
