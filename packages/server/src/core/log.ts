import pino, { type DestinationStream, type Logger } from 'pino';

/** Structured lines. Secrets and texts of people are named here once and never written. */
export function createLogger(level: string, to: DestinationStream = pino.destination(1)): Logger {
  const redact = { paths: ['*.password', '*.token', '*.cookie', '*.content'], censor: '…' };
  return pino({ level, redact, base: null, serializers: { err: pino.stdSerializers.err } }, to);
}

const names: Record<number, string> = { 20: 'debug', 30: 'info', 40: 'warn', 50: 'error', 60: 'fatal' };

/** For somebody who watches a terminal: the time, the level, the words, and what belongs to them. */
export function readableLines(out: Pick<NodeJS.WriteStream, 'write'>): DestinationStream {
  return {
    write(line) {
      const { level, time, msg, err, reqId, ...fields } = JSON.parse(line) as Record<string, unknown>;
      const at = new Date(Number(time)).toLocaleTimeString('en-GB');
      const rest = Object.entries(fields).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
      const why =
        typeof err === 'object' && err !== null && 'message' in err ? [`(${String(err.message)})`] : [];
      out.write(`${[at, (names[Number(level)] ?? '').padEnd(5), msg, ...why, ...rest].join(' ')}\n`);
    },
  };
}
