import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { createSerializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Actor, anonymous } from '../policy/actor.ts';
import { installErrorHandler } from './error-handler.ts';
import { installHealth, type ReadinessCheck } from './health.ts';
import { installMetrics, type Metrics } from './metrics.ts';
import { installOpenApi } from './openapi.ts';
import { inPlainWords } from './plain-words.ts';
import { installSecurity } from './security.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Of a page beside the API: it is another one for whoever is signed in. */
    asksWho?: boolean;
  }
  interface FastifyRequest {
    actor: Actor;
  }
}

export interface HttpOptions {
  readonly version: string;
  readonly log: FastifyBaseLogger;
  readonly bodyLimit: number;
  readonly requestsPerMinute: number;
  readonly trustProxy: boolean;
  readonly https: boolean;
  readonly publicOrigin: string | undefined;
  readonly metrics: Metrics;
  readonly metricsToken: string | undefined;
  readonly readiness: readonly ReadinessCheck[];
  readonly draining: () => boolean;
  /** Turns cookie or token into an actor; anonymous when there is neither or it is no longer good. */
  readonly authenticate: (request: FastifyRequest) => Promise<Actor>;
}

/** The HTTP server with every mechanism and no feature. */
export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: options.log,
    bodyLimit: options.bodyLimit,
    trustProxy: options.trustProxy,
    genReqId: () => randomUUID(),
    // One line when it is done (below) instead of two.
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });
  z.config({ customError: inPlainWords });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(createSerializerCompiler());
  app.decorateRequest('actor');
  installErrorHandler(app);
  await app.register(cookie);
  app.addHook('onRequest', async (request, reply) => {
    request.actor = anonymous;
    reply.header('x-request-id', request.id);
  });
  app.addHook('onSend', async (_request, reply) => {
    // A connection kept alive would hold the server open until it idles out.
    if (options.draining()) reply.header('connection', 'close');
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, url, actor } = request;
    const who = actor.kind === 'user' ? { user: actor.userId } : {};
    const ms = Math.round(reply.elapsedTime);
    // The address without its query: what somebody searched for is nobody's business in a log.
    request.log.info({ ...who, status: reply.statusCode, ms }, `${method} ${url.split('?')[0]}`);
  });
  await installSecurity(app, options);
  app.addHook('preValidation', async (request) => {
    const { asksWho = false } = request.routeOptions.config;
    if (!request.url.startsWith('/api/') && !asksWho) return;
    const actor = await options.authenticate(request);
    request.actor = actor.kind === 'user' ? { ...actor, address: request.ip } : actor;
  });
  await installOpenApi(app, options.version);
  installMetrics(app, options.metrics, options.metricsToken);
  installHealth(app, options.readiness, options.draining);
  return app;
}
