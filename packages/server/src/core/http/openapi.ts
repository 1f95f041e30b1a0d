import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';

/** OpenAPI 3.1 from the schemas that validate and serialise; committed as docs/api/openapi.json and checked. */
export async function installOpenApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Weft',
        version,
        description:
          'Lists take `limit` and `cursor` and answer `items` and `nextCursor`. Errors are problem details with a stable `code`. Writes take an `Idempotency-Key`.',
      },
      components: {
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'weft_session',
            description: 'Browsers: set by signing in',
          },
          token: { type: 'http', scheme: 'bearer', description: 'Programs: a personal access token' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}
