import { type ErrorCode, errors } from '@weft/contract/errors.ts';
import type { Problem as ProblemBody } from '@weft/contract/problem.ts';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { connectionBroke, databaseIsUnwell, holdsNoSuchText } from '../db/failures.ts';
import { StorageError } from '../storage/storage.ts';
import { Problem } from './problem.ts';

/** The one place where errors become answers: RFC 9457 problem details, and nothing of what we only know inside. */
export function installErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = toProblem(error);
    if (problem.status >= 500) request.log.error({ err: error }, 'request failed');
    return sendProblem(request, reply, problem);
  });
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  const body: ProblemBody = {
    type: `/api/docs#error-${problem.code}`,
    title: errors[problem.code].title,
    status: problem.status,
    code: problem.code,
    ...(problem.options.detail === undefined ? {} : { detail: problem.options.detail }),
    ...(problem.options.fields === undefined ? {} : { fields: [...problem.options.fields] }),
    ...problem.options.members,
    requestId: request.id,
  };
  if (problem.code === 'unauthenticated') reply.header('www-authenticate', 'Bearer');
  if (problem.code === 'unavailable') reply.header('retry-after', '2');
  const { retryAfterSeconds } = problem.options.members ?? {};
  if (typeof retryAfterSeconds === 'number') reply.header('retry-after', String(retryAfterSeconds));
  // Serialised here: an error's shape does not depend on the route that it came from.
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .header('content-type', 'application/problem+json')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(body);
}

function toProblem(error: FastifyError): Problem {
  if (error instanceof Problem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return invalidRequest(error);
  const code = byFastifyCode[error.code] ?? (error.statusCode === 429 ? 'rate_limited' : undefined);
  if (code !== undefined) return new Problem(code);
  // A pool without a free connection, a database that restarts, is full or slow: the client may try again.
  if ([error, error.cause].some((failure) => connectionBroke(failure) || databaseIsUnwell(failure)))
    return new Problem('unavailable', { cause: error });
  if (error instanceof StorageError) return new Problem('unavailable', { cause: error });
  if (holdsNoSuchText(error))
    return new Problem('invalid_request', { detail: 'Text must not hold the character NUL.' });
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return new Problem('invalid_request', { detail: 'The request could not be understood.' });
  return new Problem('internal', { cause: error });
}

const byFastifyCode: Record<string, ErrorCode | undefined> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid_request',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid_request',
};

function invalidRequest(error: FastifyError & { validation: { instancePath: string; message?: string }[] }) {
  const part = error.validationContext === 'querystring' ? 'query' : (error.validationContext ?? 'body');
  const fields = error.validation.map(({ instancePath, message }) => ({
    path: `${part}${instancePath.replaceAll('/', '.')}`,
    reason: message ?? 'cannot be used',
  }));
  return new Problem('invalid_request', { fields });
}
