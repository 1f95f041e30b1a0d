import pino, { type Logger } from 'pino';

/** Structured lines on stdout. Secrets and texts of people are named here once and never written. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    redact: {
      paths: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.token', '*.content'],
      censor: '…',
    },
    serializers: {
      // The address without its query: a cursor or a search is nobody's business in a log.
      req: (request: { method: string; url: string }) => ({ method: request.method, path: request.url.split('?')[0] }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      err: pino.stdSerializers.err,
    },
  });
}
