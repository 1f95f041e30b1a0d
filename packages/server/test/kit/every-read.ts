import { operationsOf } from '../matrix/row.ts';

export interface ReadAddress {
  /** Of the route. */
  readonly name: string;
  readonly address: string;
}

/**
 * Every route that reads, with each thing in each place of its path and each query that it is asked with; a parameter of which
 * there is nothing here is nothing.
 */
export async function everyRead(
  url: string,
  ids: Readonly<Record<string, readonly string[]>>,
  queries: Readonly<Record<string, readonly string[]>>,
): Promise<ReadAddress[]> {
  const reads = [...(await operationsOf(url))].filter(([, { method }]) => method === 'GET');
  return reads.flatMap(([name, { path }]) => {
    let paths = [path];
    for (const [whole, parameter = ''] of path.matchAll(/\{(\w+)\}/g))
      paths = paths.flatMap((one) => (ids[parameter] ?? ['1']).map((id) => one.replace(whole, id)));
    return paths.flatMap((one) => (queries[name] ?? ['']).map((query) => ({ name, address: one + query })));
  });
}
