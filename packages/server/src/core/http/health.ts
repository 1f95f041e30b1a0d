import type { FastifyInstance } from 'fastify';

/** One thing that must work before traffic should come here. */
export interface ReadinessCheck {
  readonly name: string;
  check(): Promise<boolean>;
}

/** `/healthz`: the process answers. `/readyz`: it can do its work; draining and a dead stream say no. */
export function installHealth(
  app: FastifyInstance,
  checks: readonly ReadinessCheck[],
  draining: () => boolean,
): void {
  const quiet = { schema: { hide: true }, logLevel: 'silent' as const, config: { rateLimit: false } };
  app.get('/healthz', quiet, async () => ({ status: 'ok' }));
  app.get('/readyz', quiet, async (_request, reply) => {
    const results = await Promise.all(
      checks.map(async ({ name, check }) => [name, await passes(check)] as const),
    );
    const ready = !draining() && results.every(([, ok]) => ok);
    const answer = {
      status: ready ? 'ready' : draining() ? 'draining' : 'not ready',
      checks: Object.fromEntries(results),
    };
    return reply.code(ready ? 200 : 503).send(answer);
  });
}

/** A check that throws says no. */
export async function passes(check: () => Promise<boolean>): Promise<boolean> {
  return check().catch(() => false);
}
