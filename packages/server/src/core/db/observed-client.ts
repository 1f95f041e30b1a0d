import pg from 'pg';

export type StatementObserver = (text: string) => void;

/** A driver client that reports every statement it sends, whoever sends it: queries, BEGIN and COMMIT. */
export function observedClient(observe: StatementObserver): typeof pg.Client {
  return class extends pg.Client {
    // The driver's overloads (text, config, submittable, callback) all begin with the statement.
    override query(...args: never[]): never {
      const first: unknown = args[0];
      observe(typeof first === 'string' ? first : String((first as { text?: unknown }).text ?? ''));
      const send = super.query as (...forwarded: never[]) => never;
      return send.apply(this, args);
    }
  };
}
