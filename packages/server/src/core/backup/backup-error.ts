/** A backup or a restore was refused, or could not be done. The message is one line for an operator. */
export class BackupError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BackupError';
  }
}

/** What the file system said, in words. */
export function fileTrouble(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const words = typeof code === 'string' ? inWords[code] : undefined;
  return words === undefined ? error : new BackupError(`${path} ${words}.`, { cause: error });
}

const inWords: Readonly<Record<string, string>> = {
  ENOSPC: 'cannot be written: there is no room left on that disk',
  EDQUOT: 'cannot be written: there is no room left for this account',
  EACCES: 'cannot be reached by this account',
  EPERM: 'cannot be reached by this account',
  EROFS: 'is on a disk that can only be read',
  ENOENT: 'is not there',
  ENOTDIR: 'should be a folder, but a file is in its way',
  EEXIST: 'is in the way',
  EISDIR: 'is a folder',
};
