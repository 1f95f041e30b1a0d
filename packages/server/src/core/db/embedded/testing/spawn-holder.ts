import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Account } from '../run-as.ts';

export interface Holder {
  /** As a crash or an impatient administrator would. */
  kill(): Promise<void>;
}

export async function spawnHolder(
  t: TestContext,
  dataDir: string,
  mode: 'lock' | 'serve',
  account?: Account,
): Promise<Holder> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'holder.ts'), dataDir, mode], {
    ...account,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const kill = async () => {
    child.kill('SIGKILL');
    await gone;
  };
  t.after(kill);
  const [first] = await Promise.race([once(child.stdout, 'data'), gone.then(() => ['ended'])]);
  if (String(first).trim() !== 'ready') throw new Error(`The other process did not get ready: ${first}`);
  return { kill };
}
