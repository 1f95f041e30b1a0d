import pg from 'pg';

/** The transaction lost against another one and was rolled back: doing it again is always right. */
export function lostTheRace(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === '40001' || error.code === '40P01');
}

const brokenCodes = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  '57P01', // the server is being shut down
  '57P02', // crashed
  '57P03', // starting up
]);

/** The connection is gone. What was not committed is rolled back; a COMMIT under way may have happened or not. */
export function connectionBroke(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    brokenCodes.has(code) ||
    code.startsWith('08') ||
    /connection terminated|connection error and is not queryable|timeout exceeded when trying to connect/i.test(
      error.message,
    )
  );
}

/**
 * The database cannot do it now: out of disk, memory or connections (class 53), the statement took too long and was
 * ended, or it lets nobody in (classes 28 and 3D). It may be asked again later.
 */
export function databaseIsUnwell(error: unknown): boolean {
  const code = driverError(error)?.code ?? '';
  return /^(53|28|3D)/.test(code) || code === '57014' || code === '25P03';
}

/** PostgreSQL's text cannot hold U+0000, in plain columns (22021) or in JSON (22P05). */
export function holdsNoSuchText(error: unknown): boolean {
  const cause = driverError(error);
  return cause?.code === '22021' || cause?.code === '22P05';
}

export function violates(error: unknown, constraint: string): boolean {
  return driverError(error)?.constraint === constraint;
}

function driverError(error: unknown): pg.DatabaseError | undefined {
  return error instanceof pg.DatabaseError ? error : undefined;
}

/** The connection broke while COMMIT was under way: nobody can say whether the transaction happened. */
export class CommitInDoubt extends Error {
  constructor(cause: unknown) {
    super('The connection to the database broke in mid-commit', { cause });
    this.name = 'CommitInDoubt';
  }
}
