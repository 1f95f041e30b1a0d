import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { Problem } from './problem.ts';

/** One registry per app, not the library's global one: tests build many apps in a process. */
export class Metrics {
  readonly registry = new Registry();
  readonly statements = new Counter({
    name: 'weft_db_statements_total',
    help: 'Statements sent to the database, transaction control included',
    registers: [this.registry],
  });
  readonly requests = new Histogram({
    name: 'weft_http_request_seconds',
    help: 'How long requests took, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5],
    registers: [this.registry],
  });

  collectProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }
}

export function installMetrics(app: FastifyInstance, metrics: Metrics, token: string | undefined): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.requests.observe(
      { method: request.method, route, status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
  });
  app.get(
    '/metrics',
    { schema: { hide: true }, logLevel: 'silent', config: { rateLimit: false } },
    async (request, reply) => {
      if (!mayScrape(request, token)) throw new Problem('not_found');
      return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
    },
  );
}

/** Numbers of a server tell about its people: only this machine, or whoever has the token. */
function mayScrape(request: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined)
    return request.ip === '127.0.0.1' || request.ip === '::1' || request.ip === '::ffff:127.0.0.1';
  const given = Buffer.from(request.headers.authorization ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
