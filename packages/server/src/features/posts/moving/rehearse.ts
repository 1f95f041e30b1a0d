import type { Executor } from '../../../core/db/executor.ts';
import { type DueComment, peekDue } from './due.ts';
import { resolve, type Trouble } from './resolve.ts';

const readAtOnce = 20_000;

/** What would become of all that is due, without doing it: decided by the same rule, on everything at once. */
export async function rehearse(
  db: Executor,
  deepest: number,
  progress: (looked: number) => void,
): Promise<{ readonly looked: number; readonly troubles: ReadonlyMap<string, Trouble> }> {
  const due: DueComment[] = [];
  for (;;) {
    const next = await peekDue(db, due.at(-1)?.id ?? '-9223372036854775808', readAtOnce);
    // What was in trouble is tried again.
    for (const comment of next) due.push({ ...comment, parent_trouble: null });
    progress(due.length);
    if (next.length < readAtOnce) break;
  }
  return { looked: due.length, troubles: resolve(due, deepest).troubles };
}
