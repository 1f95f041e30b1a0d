import type { Expected } from './roles.ts';
import type { Subject } from './world.ts';

/**
 * One route, or one thing that it does: `updateMember: suspends` is of the route `updateMember`. Its method and its path
 * are those of the API's description; `{memberId}` in it is the subject's.
 */
export interface Row {
  readonly expect: Expected;
  /** A parameter of the path that is another of the subject's things: `{ memberId: 'outcastId' }`. */
  readonly at?: Readonly<Record<string, keyof Subject>>;
  readonly query?: string | ((subject: Subject) => string);
  /** `n` is another one for every call. */
  readonly body?: (n: number, subject: Subject) => object;
  readonly headers?: Readonly<Record<string, string>>;
  /** The route that each of them calls just before. */
  readonly after?: string;
}

export type Rows = Readonly<Record<string, Row>>;

export interface Operation {
  readonly method: string;
  /** With its parameters in braces. */
  readonly path: string;
}

/** What the server says that it answers to, by name. */
export async function operationsOf(url: string): Promise<ReadonlyMap<string, Operation>> {
  const { paths } = (await (await fetch(`${url}/api/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  return new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => [
        operationId,
        { method: method.toUpperCase(), path },
      ]),
    ),
  );
}

/** A parameter that no world has a thing for is an error: it would be a call about nothing. */
export function pathFor({ path }: Operation, { at = {}, query = '' }: Row, subject: Subject): string {
  const unknown = Object.keys(at).find((name) => !path.includes(`{${name}}`));
  if (unknown !== undefined) throw new Error(`${path} has no ${unknown}`);
  const things: Readonly<Record<string, string>> = { ...subject };
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = things[at[name] ?? name];
    if (value === undefined) throw new Error(`no world has a ${name}: add it to the subject`);
    return value;
  });
  return filled + (typeof query === 'string' ? query : query(subject));
}

/** The route, or the kind of room, that a row is of. */
export const routeOf = (name: string): string => name.replace(/:.*/, '');
