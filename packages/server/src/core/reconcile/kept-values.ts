import type { Executor, Transaction } from '../db/executor.ts';
import { joined, named, type Statement, sql } from '../db/statement.ts';

/** A row's key, its columns as text, in their order. */
export type Key = readonly string[];

/** A stored value that is not what it should be. */
export interface Drift {
  readonly key: Key;
  readonly column: string;
  /** Null besides a value: the row itself is missing, or should not be there. */
  readonly is: string | null;
  readonly should: string | null;
}

export interface Looked {
  readonly checked: number;
  /** Null: there is nothing more. */
  readonly last: Key | null;
  readonly drift: readonly Drift[];
}

/** Values that follow from others and are stored beside them. A feature gives its own; src/reconcilers.ts lists them. */
export interface Reconciler {
  readonly table: string;
  readonly columns: readonly string[];
  /** One page of keys, in their order. One statement is one moment: nobody's half-done work is taken for drift. */
  look(db: Executor, after: Key | null, limit: number): Promise<Looked>;
  /** Makes them what they should be, under their locks. Gives those that were not. */
  repair(tx: Transaction, keys: readonly Key[]): Promise<readonly Key[]>;
}

export interface KeptValues {
  readonly table: string;
  readonly key: readonly [string, ...string[]];
  /** What each should be, of its column's type, about the stored row `kept` and the key's columns of `o`. */
  readonly columns: Readonly<Record<string, Statement>>;
  /** The table of whose rows each has one here, by its `id`. It may be missing, then. */
  readonly owner?: string;
  /** Which rows of the owner, or of the table itself, are meant; they are called `o`. */
  readonly only?: Statement;
  /** What a repair sets besides. */
  readonly also?: Statement;
  /** What others see of it changed. */
  tell?(tx: Transaction, key: Key): Promise<void>;
}

export function keptValues(values: KeptValues): Reconciler {
  const { table, owner, only = sql`true`, tell } = values;
  const shape = shapeOf(values);
  return {
    table,
    columns: Object.keys(values.columns),
    async look(db, after, limit) {
      const [row] = await db.rows<Looked>(sql`
        with page as materialized (
          select ${shape.ownKey} from ${named(owner ?? table)} o
          where ${only} and ${after === null ? sql`true` : sql`(${shape.ownerKey}) > (${bigints(after)})`}
          order by ${shape.ownerKey} limit ${limit}
        )
        select (select count(*)::int from page) as checked,
          (select ${shape.textKey} from page o order by ${shape.descendingKey} limit 1) as last,
          coalesce((
            select jsonb_agg(jsonb_build_object('key', ${shape.textKey}, 'column', x.name, 'is', x.stored, 'should', x.due))
            from page o left join ${named(table)} kept on ${shape.sameKey},
            lateral (select ${shape.dues}) due,
            lateral (values ${shape.compared}) x (name, differs, stored, due)
            where x.differs), '[]') as drift`);
      return row ?? { checked: 0, last: null, drift: [] };
    },
    async repair(tx, keys) {
      const o = shape.theseKeys(keys);
      const made =
        owner === undefined ? [] : await addMissing(tx, { table, owner, key: values.key[0] }, keys);
      await tx.rows(sql`
        select from ${named(table)} kept join ${o} on ${shape.sameKey} order by ${shape.keptKey} for no key update of kept`);
      // A statement of its own: what those did who held the locks before is in what it sees.
      const mended = await tx.rows<{ key: Key }>(sql`
        update ${named(table)} stored set ${shape.set}
        from (select ${shape.keptKey}, due.* from ${named(table)} kept join ${o} on ${shape.sameKey}, lateral (select ${shape.dues}) due) due
        where ${shape.storedIsDue} and (${shape.storedDiffers})
        returning ${shape.storedTextKey} as key`);
      const right = new Map([...made, ...mended.map((row) => row.key)].map((key) => [key.join(), key]));
      for (const key of right.values()) await tell?.(tx, key);
      return [...right.values()];
    },
  };
}

/** Held so that nobody refers to it meanwhile: who did before is counted, who does later finds the row. */
async function addMissing(
  tx: Transaction,
  { table, owner, key }: { readonly table: string; readonly owner: string; readonly key: string },
  keys: readonly Key[],
): Promise<Key[]> {
  const ids = keys.map(([id]) => id);
  const missing = sql`o.id = any(${ids}::bigint[]) and not exists (
    select from ${named(table)} kept where kept.${named(key)} = o.id)`;
  await tx.rows(sql`select from ${named(owner)} o where ${missing} order by o.id for update`);
  const made = await tx.rows<{ id: string }>(sql`
    insert into ${named(table)} (${named(key)}) select o.id from ${named(owner)} o where ${missing} on conflict do nothing
    returning ${named(key)} as id`);
  return made.map(({ id }) => [id]);
}

const bigints = (key: Key) => joined(key.map((part) => sql`${part}::bigint`));

/** The pieces that the statements are put together of. */
function shapeOf({ key, columns, owner, also }: KeptValues) {
  const names = Object.entries(columns);
  const ofKey = (piece: (column: Statement) => Statement) => joined(key.map((name) => piece(named(name))));
  const inOwner = (name: Statement) => (owner === undefined ? sql`o.${name}` : sql`o.id`);
  const differs = (row: Statement, name: string) =>
    sql`${row}.${named(name)} is distinct from due.${named(name)}`;
  return {
    ownKey: ofKey((name) => sql`${inOwner(name)} as ${name}`),
    ownerKey: ofKey(inOwner),
    descendingKey: ofKey((name) => sql`o.${name} desc`),
    textKey: sql`array[${ofKey((name) => sql`o.${name}::text`)}]`,
    keptKey: ofKey((name) => sql`kept.${name}`),
    storedTextKey: sql`array[${ofKey((name) => sql`stored.${name}::text`)}]`,
    sameKey: joined(
      key.map((name) => sql`kept.${named(name)} = o.${named(name)}`),
      ' and ',
    ),
    storedIsDue: joined(
      key.map((name) => sql`stored.${named(name)} = due.${named(name)}`),
      ' and ',
    ),
    storedDiffers: joined(
      names.map(([name]) => differs(sql`stored`, name)),
      ' or ',
    ),
    dues: joined(names.map(([name, due]) => sql`${due} as ${named(name)}`)),
    compared: joined(
      names.map(([name]) => {
        const differing =
          owner === undefined
            ? differs(sql`kept`, name)
            : sql`kept.${named(key[0])} is null or ${differs(sql`kept`, name)}`;
        return sql`(${name}::text, ${differing}, kept.${named(name)}::text, due.${named(name)}::text)`;
      }),
    ),
    set: joined([
      ...names.map(([name]) => sql`${named(name)} = due.${named(name)}`),
      ...(also === undefined ? [] : [also]),
    ]),
    theseKeys: (keys: readonly Key[]) => sql`
      (select distinct * from unnest(${joined(key.map((_, n) => sql`${keys.map((row) => row[n])}::bigint[]`))}) as given (${ofKey((name) => name)})) o`,
  };
}
