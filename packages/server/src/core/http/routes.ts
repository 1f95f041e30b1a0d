import { Readable } from 'node:stream';
import { problem } from '@weft/contract/problem.ts';
import type { Answer, AnyRoute, Parsed, Route } from '@weft/contract/route.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Database } from '../db/database.ts';
import type { Transaction } from '../db/executor.ts';
import type { Actor, User } from '../policy/actor.ts';
import { answerOnce } from './idempotency.ts';
import { Problem } from './problem.ts';
import { type ServedFile, type StreamedFile, serveFile, streamFile } from './served-file.ts';

/** Who a handler can be called by: the route's `access` decides, and the type follows it. */
export type ActorOf<R> =
  R extends Route<z.ZodType, z.ZodType, z.ZodType, z.ZodType, infer Who>
    ? Who extends 'user' | 'operator'
      ? User
      : Actor
    : never;

export type Reading<R> = Parsed<R> & {
  readonly actor: ActorOf<R>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

export type Writing<R> = Reading<R> & { readonly tx: Transaction };

/**
 * Binds handlers to the contract's routes. A read gets its validated input; a write gets a transaction too, which
 * holds its state, its events and the answer kept for its Idempotency-Key, and is committed before the answer goes.
 */
export class Routes {
  readonly list: AnyRoute[] = [];
  readonly #app: FastifyInstance;
  readonly #db: Database;

  constructor(app: FastifyInstance, db: Database) {
    this.#app = app;
    this.#db = db;
  }

  /** Answers a GET. */
  read<R extends AnyRoute>(route: R, handle: (input: Reading<R>) => Promise<Answer<R>>): void {
    this.#register(route, (request, reply) => handle(this.#input(route, request, reply)));
  }

  /** Answers a GET with a file that lies in the storage, or with the range of it that was asked for. */
  file<R extends AnyRoute>(route: R, find: (input: Reading<R>) => Promise<ServedFile>): void {
    this.#register(route, async (request, reply) =>
      serveFile(request, reply, await find(this.#input(route, request, reply))),
    );
  }

  /** Answers a GET with a file that is made while it is sent: as long as it may be, never whole in memory. */
  stream<R extends AnyRoute>(route: R, make: (input: Reading<R>) => Promise<StreamedFile>): void {
    this.#register(route, async (request, reply) =>
      streamFile(request, reply, await make(this.#input(route, request, reply))),
    );
  }

  /** Takes bytes as they come. No transaction is open meanwhile: the handler makes its own, and short ones. */
  receive<R extends AnyRoute>(
    route: R,
    type: string,
    handle: (input: Reading<R> & { readonly content: Readable }) => Promise<void>,
  ): void {
    if (!this.#app.hasContentTypeParser(type))
      this.#app.addContentTypeParser(type, (_request, content, done) => done(null, content));
    this.#register(route, async (request, reply) => {
      const { body } = request;
      try {
        const input = this.#input(route, request, reply);
        if (!(body instanceof Readable))
          throw new Problem('unsupported_media_type', { detail: `Send ${type}.` });
        await handle({ ...input, content: body });
      } catch (error) {
        // What is still on its way is not waited for.
        if (!request.raw.complete) reply.header('connection', 'close');
        throw error;
      }
    });
  }

  /** Answers everything that changes something. */
  write<R extends AnyRoute>(route: R, handle: (input: Writing<R>) => Promise<Answer<R>>): void {
    this.writeAfter(route, async () => undefined, handle);
  }

  /** The same, with slow work (hashing a password) done before a transaction holds a connection. */
  writeAfter<R extends AnyRoute, Prepared>(
    route: R,
    prepare: (input: Reading<R>) => Promise<Prepared>,
    handle: (input: Writing<R>, prepared: Prepared) => Promise<Answer<R>>,
    /** By what was prepared: the handler sends one statement, which needs no BEGIN and COMMIT around it. */
    isOneStatement: (prepared: Prepared) => boolean = () => false,
  ): void {
    this.#register(route, async (request, reply) => {
      const input = this.#input(route, request, reply);
      const prepared = await prepare(input);
      const work = (tx: Transaction) => handle({ ...input, tx }, prepared);
      return answerOnce(this.#db, route, request, work, isOneStatement(prepared));
    });
  }

  #register(
    route: AnyRoute,
    handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
  ): void {
    this.list.push(route);
    this.#app.route({
      method: route.method,
      url: `/api${route.path}`,
      schema: openApiSchema(route),
      config: route.perMinute === undefined ? {} : { rateLimit: { max: route.perMinute } },
      handler: async (request, reply) => {
        const answer = await handler(request, reply);
        if (answer === reply) return reply;
        reply.code(route.status);
        return route.status === 204 ? reply.send() : answer;
      },
    });
  }

  #input<R extends AnyRoute>(route: R, request: FastifyRequest, reply: FastifyReply): Reading<R> {
    const { actor } = request;
    if (route.access === 'user' && actor.kind !== 'user') throw new Problem('unauthenticated');
    if (route.access === 'operator' && !(actor.kind === 'user' && actor.role === 'admin'))
      throw new Problem(actor.kind === 'anonymous' ? 'unauthenticated' : 'forbidden');
    requireScope(route, actor);
    const { params, query, body } = request;
    return { params, query, body, actor, request, reply } as Reading<R>;
  }
}

/** Whatever changes something needs `write`; a token that may only write may not look around. */
function requireScope(route: AnyRoute, actor: Actor): void {
  if (actor.kind !== 'user' || actor.scopes === 'all') return;
  const needed = route.method === 'GET' ? 'read' : 'write';
  if (!actor.scopes.includes(needed)) throw new Problem('insufficient_scope', { members: { needed } });
}

function openApiSchema(route: AnyRoute) {
  const failure = {
    description: 'Problem details (RFC 9457)',
    content: { 'application/problem+json': { schema: problem } },
  };
  const success =
    route.answer === undefined
      ? {}
      : {
          [route.status]: { description: 'Done', content: { 'application/json': { schema: route.answer } } },
        };
  return {
    operationId: route.name,
    summary: route.summary,
    tags: [route.tag],
    ...(route.params === undefined ? {} : { params: route.params }),
    ...(route.query === undefined ? {} : { querystring: route.query }),
    ...(route.body === undefined ? {} : { body: route.body }),
    ...(route.access === 'anyone' ? {} : { security: [{ session: [] }, { token: [] }] }),
    response: { ...success, '4xx': failure, '5xx': failure },
  };
}
