import type { QueryConfig } from 'pg';

/** One SQL statement with its values. A name makes the driver prepare it once per connection. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name?: string;
}

// Only what `sql` made is spliced as SQL: a value that merely looks like a statement stays a value.
const made = new WeakSet<object>();

/**
 * SQL written out, with every interpolated value sent as a parameter: sql`select … where id = ${id}`. Another piece of
 * sql`…` may stand in the place of a value; its parameters are numbered on.
 */
export function sql(strings: TemplateStringsArray, ...values: unknown[]): Statement {
  const parameters: unknown[] = [];
  const text = strings.reduce((whole, part, index) => {
    const value = values[index - 1];
    if (!isPiece(value)) return `${whole}$${parameters.push(value)}${part}`;
    const before = parameters.length;
    parameters.push(...value.values);
    return `${whole}${value.text.replaceAll(/\$(\d+)/g, (_, n) => `$${Number(n) + before}`)}${part}`;
  });
  const statement = { text, values: parameters };
  made.add(statement);
  return statement;
}

function isPiece(value: unknown): value is Statement {
  return typeof value === 'object' && value !== null && made.has(value);
}

/** The same under a name, for hot paths: preparing once doubled the rate of the feed query. */
export function prepared(name: string) {
  return (strings: TemplateStringsArray, ...values: unknown[]): Statement => ({
    ...sql(strings, ...values),
    name,
  });
}

export function toQuery(statement: Statement): QueryConfig {
  const { text, values, name } = statement;
  return { text, values: [...values], ...(name === undefined ? {} : { name }) };
}

/** The name of a table or a column as a piece of SQL: for code that is told them by other code, never by a request. */
export function named(name: string): Statement {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new Error(`${name} is no name of a table or column`);
  return sql([name] as unknown as TemplateStringsArray);
}

/** Pieces one after the other, with something between them: `a, b, c`. */
export function joined(pieces: readonly Statement[], between: ',' | ' and ' | ' or ' = ','): Statement {
  const seam = (index: number) => (index === 0 || index === pieces.length ? '' : between);
  const strings = Array.from({ length: pieces.length + 1 }, (_, index) => seam(index));
  return sql(strings as unknown as TemplateStringsArray, ...pieces);
}
