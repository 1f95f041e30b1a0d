import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import { createSerializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { type Actor, anonymous } from '../policy/actor.ts';
import { installErrorHandler } from './error-handler.ts';
import { installHealth, type ReadinessCheck } from './health.ts';
import { installMetrics, type Metrics } from './metrics.ts';
import { installOpenApi } from './openapi.ts';
import { installSecurity } from './security.ts';

declare module 'fastify' {
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
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(createSerializerCompiler());
  app.decorateRequest('actor');
  installErrorHandler(app);
  await app.register(cookie);
  app.addHook('onRequest', async (request, reply) => {
    request.actor = anonymous;
    reply.header('x-request-id', request.id);
  });
  await installSecurity(app, options);
  app.addHook('preValidation', async (request) => {
    if (request.url.startsWith('/api/')) request.actor = await options.authenticate(request);
  });
  await installOpenApi(app, options.version);
  installMetrics(app, options.metrics, options.metricsToken);
  installHealth(app, options.readiness, options.draining);
  return app;
}
