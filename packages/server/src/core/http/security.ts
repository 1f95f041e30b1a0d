import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';

export interface SecurityOptions {
  readonly requestsPerMinute: number;
  readonly https: boolean;
  /** Where pages come from, when a proxy passes another host on. */
  readonly publicOrigin: string | undefined;
}

/** Headers, limits and the refusal of other sites' requests. */
export async function installSecurity(app: FastifyInstance, options: SecurityOptions): Promise<void> {
  await app.register(helmet, {
    // Pages bring their own policy with a nonce (web.ts); everything else is data and needs nothing.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    hsts: options.https,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  });
  await app.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: '1 minute',
    // After the actor is known: everybody behind one address does not share one limit.
    hook: 'preHandler',
    keyGenerator: (request) =>
      request.actor.kind === 'user' ? `user ${request.actor.userId}` : `address ${request.ip}`,
    errorResponseBuilder: (_request, context) =>
      new Problem('rate_limited', {
        detail: `Try again in ${Math.ceil(context.ttl / 1000)} seconds.`,
        members: { limit: context.max, retryAfterSeconds: Math.ceil(context.ttl / 1000) },
      }),
  });
  app.addHook('onRequest', async (request) => refuseOtherSites(request, options.publicOrigin));
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A browser adds the session cookie to whatever page asks. Its own headers tell where a request came from and no
 * page can forge them; a program that sends neither has no cookie jar that somebody else could use.
 */
function refuseOtherSites(request: FastifyRequest, publicOrigin: string | undefined): void {
  if (safeMethods.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site !== 'same-origin' && site !== 'none') throw new Problem('cross_site');
    return;
  }
  const { origin } = request.headers;
  if (origin === undefined || origin === publicOrigin) return;
  if (!URL.canParse(origin) || new URL(origin).host !== request.host) throw new Problem('cross_site');
}
