/** The embedded database cannot be used. The message is one line: what is wrong, then what to do about it. */
export class EmbeddedDatabaseError extends Error {
  readonly hint: string;

  constructor(problem: string, hint: string, options?: ErrorOptions) {
    super(`${problem} ${hint}`, options);
    this.name = 'EmbeddedDatabaseError';
    this.hint = hint;
  }
}

export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Says in words why a file or folder of the data directory could not be made. */
export function fileTrouble(path: string, error: unknown): EmbeddedDatabaseError {
  const [problem, hint] = inWords(path, errorCode(error));
  return new EmbeddedDatabaseError(problem, hint, { cause: error });
}

function inWords(path: string, code: string): [string, string] {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return [`There is no room left for ${path}.`, 'Free some space or name another folder with --data.'];
    case 'ENOTDIR':
    case 'EEXIST':
      return [
        `${path} should be a folder, but a file is in its way.`,
        'Move it or name another with --data.',
      ];
    case 'EACCES':
    case 'EPERM':
      return [`${path} cannot be written by this account.`, 'Change its owner or name another with --data.'];
    case 'EROFS':
      return [`${path} is on a disk that can only be read.`, 'Name another folder with --data.'];
    default:
      return [`${path} cannot be made (${code || 'unknown reason'}).`, 'Name another folder with --data.'];
  }
}
