import { parseArgs } from 'node:util';
import { type Suite, suites } from './suites.ts';

export interface Command {
  readonly suites: readonly Suite[];
  readonly group: 'fast' | 'all' | undefined;
  /** Only files whose path holds one of these. */
  readonly filters: readonly string[];
  readonly coverage: boolean;
}

/** `fast`, `all` or one suite's name, then parts of paths. */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { coverage: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [what = 'fast', ...filters] = positionals;
  return { ...choose(what), filters, coverage: values.coverage };
}

function choose(what: string): Pick<Command, 'suites' | 'group'> {
  // Asked by its name, the fast suite is the fast group: people say `npm test -- packages/client`.
  if (what === 'fast') return { group: 'fast', suites: suites.filter(({ group }) => group === 'fast') };
  if (what === 'all') return { group: 'all', suites };
  const named = suites.filter(({ name }) => name === what);
  if (named.length > 0) return { group: undefined, suites: named };
  const names = ['all', ...suites.map(({ name }) => name)].join(', ');
  throw new Error(`There is no suite "${what}". There are: ${names}.`);
}
