import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call a route at all. What they may do with the thing it names is decided by the feature's policy. */
export type Access = 'anyone' | 'user' | 'operator';

/**
 * One route of the API, said once: the server validates and serialises by it, the client is typed by it,
 * the OpenAPI document and the authorisation matrix are made from it.
 */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
  Who extends Access = Access,
> {
  readonly name: string;
  readonly tag: string;
  readonly method: Method;
  /** Below `/api`, with `:name` for parameters. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly access: Who;
  readonly status: 200 | 201 | 202 | 204;
  readonly errors: readonly ErrorCode[];
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answer?: Answer;
  /** The answer holds a secret or sets a cookie: it is never stored for a repeat. */
  readonly secret?: boolean;
  /** Requests per minute and address, where the server's general limit is too generous. */
  readonly perMinute?: number;
}

/** Any route, whatever its schemas. */
export type AnyRoute = Route<z.ZodType, z.ZodType, z.ZodType, z.ZodType, Access>;

export function defineRoute<
  Params extends z.ZodType = z.ZodNever,
  Query extends z.ZodType = z.ZodNever,
  Body extends z.ZodType = z.ZodNever,
  Answer extends z.ZodType = z.ZodVoid,
  const Who extends Access = Access,
>(route: Route<Params, Query, Body, Answer, Who>): Route<Params, Query, Body, Answer, Who> {
  return route;
}

type Given<Schema, Side> = Schema extends z.ZodNever ? undefined : Side;

/** What the server's handler sees: validated, with defaults filled in. */
export type Parsed<R> =
  R extends Route<infer P, infer Q, infer B, z.ZodType>
    ? {
        params: Given<P, z.output<P>>;
        query: Given<Q, z.output<Q>>;
        body: Given<B, z.output<B>>;
      }
    : never;

/** What a caller passes: only the parts that the route has. */
export type Sent<R> =
  R extends Route<infer P, infer Q, infer B, z.ZodType>
    ? (P extends z.ZodNever ? { params?: undefined } : { params: z.input<P> }) &
        (Q extends z.ZodNever ? { query?: undefined } : { query?: z.input<Q> }) &
        (B extends z.ZodNever ? { body?: undefined } : { body: z.input<B> })
    : never;

export type Answer<R> = R extends Route<z.ZodType, z.ZodType, z.ZodType, infer A> ? z.output<A> : never;
