import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './error-handler.ts';
import { Problem } from './problem.ts';

const notBuilt =
  '<!doctype html><title>Weft</title><p>The web client is not built. Run <code>npm run build</code> and reload.';

/** Answers with the page that the web client starts from. */
export type SendClient = (reply: FastifyReply) => FastifyReply;

/** The web client: assets whose names hold their hash, and one page for every address that is not a file. */
export async function installWeb(app: FastifyInstance, folder: string): Promise<SendClient> {
  const page = existsSync(join(folder, 'index.html'))
    ? readFileSync(join(folder, 'index.html'), 'utf8')
    : notBuilt;
  if (existsSync(join(folder, 'assets')))
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      preCompressed: true,
      decorateReply: false,
      globIgnore: ['index.html', '**/*.br', '**/*.gz', '.*'],
      setHeaders: (response, path) => {
        const hashed = path.includes('/assets/');
        response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  app.get('/', { schema: { hide: true } }, async (_request, reply) => sendPage(reply, page));
  app.setNotFoundHandler((request, reply) =>
    wantsPage(request) ? sendPage(reply, page) : sendProblem(request, reply, new Problem('not_found')),
  );
  return (reply) => sendPage(reply, page);
}

/** The web client routes in the browser, so every address of a page is answered with the same one. */
export function wantsPage(request: FastifyRequest): boolean {
  if (request.method !== 'GET' || request.url.startsWith('/api/')) return false;
  return (request.headers.accept ?? '').includes('text/html');
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  return (
    reply
      .header('content-security-policy', contentSecurityPolicy(nonce))
      .header('cache-control', 'no-store')
      // It holds nothing to be found; what is there to be found has pages of its own.
      .header('x-robots-tag', 'noindex')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll('__WEFT_NONCE__', nonce))
  );
}

/** No inline script at all; the nonce is for the one style sheet that the design system makes at run time. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
