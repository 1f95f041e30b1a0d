import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { leadsTo } from './open-folders.ts';
import { type Account, inNamespace, namespacesWork } from './run-as.ts';

const preferred = ['weft', 'postgres', 'nobody'];

/**
 * PostgreSQL refuses to run as root, so root lends it an unprivileged account. The owner of existing data
 * comes before the list: an account made later must not lock the database out of its own files.
 */
export function databaseAccount(
  cluster: string,
  { passwd = '/etc/passwd', namespaces = namespacesWork } = {},
): Account | undefined {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  const self = process.getuid?.();
  if (self !== 0) {
    if (owner !== undefined && self !== undefined && owner.uid !== self)
      throw foreignData(cluster, owner.uid, self);
    return undefined;
  }
  if (owner === undefined) {
    const account = chooseAccount(readFileSync(passwd, 'utf8'));
    return leadsTo(dirname(dirname(cluster)), account) || !namespaces() ? account : inNamespace;
  }
  if (owner.uid === 0) {
    if (namespaces()) return inNamespace;
    throw foreignData(cluster, 0, self);
  }
  return { uid: owner.uid, gid: owner.gid };
}

export function chooseAccount(passwd: string): Account {
  const lines = passwd.split('\n').map((line) => line.split(':'));
  for (const name of preferred) {
    const line = lines.find((fields) => fields[0] === name);
    if (line !== undefined && Number(line[2]) > 0) return { uid: Number(line[2]), gid: Number(line[3]) };
  }
  throw new EmbeddedDatabaseError(
    'PostgreSQL does not run as root, and this system has none of the accounts weft, postgres, nobody.',
    'Make one (useradd --system weft) or start Weft as an ordinary user.',
  );
}

function foreignData(cluster: string, owner: number, self: number): EmbeddedDatabaseError {
  const problem =
    owner === 0 && self === 0
      ? `The database in ${cluster} belongs to root, and PostgreSQL does not run as root.`
      : `The database in ${cluster} belongs to user ${owner}, and this is user ${self}.`;
  return new EmbeddedDatabaseError(
    problem,
    'Start Weft as the user it was made by, or give the folder to another with chown -R.',
  );
}
