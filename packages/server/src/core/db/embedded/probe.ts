import pg from 'pg';
import type { PostgresConnection } from './connection.ts';
import { EmbeddedDatabaseError, errorCode } from './embedded-database-error.ts';

export type ProbeResult = 'ready' | 'busy' | 'absent';

const cannotConnectNow = '57P03'; // starting up, recovering, shutting down
const tooManyConnections = '53300';
const wrongPassword = ['28P01', '28000'];

/** Asks the socket whether a server of ours answers: the one sign that holds across pid namespaces. */
export async function probe(connection: PostgresConnection): Promise<ProbeResult> {
  const client = new pg.Client({ ...connection, database: 'postgres', connectionTimeoutMillis: 5_000 });
  client.on('error', () => {}); // The attempt under way reports it.
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    return meaningOf(error, connection);
  } finally {
    await client.end().catch(() => {});
  }
}

function meaningOf(error: unknown, connection: PostgresConnection): ProbeResult {
  const code = errorCode(error);
  if (code === cannotConnectNow) return 'busy';
  if (code === tooManyConnections) return 'ready';
  if (wrongPassword.includes(code))
    throw new EmbeddedDatabaseError(
      'The database does not accept the password in the secrets file of its data directory.',
      'Put the secrets file back that belongs to this data.',
      { cause: error },
    );
  if (code === 'EACCES')
    throw new EmbeddedDatabaseError(
      `The database's socket in ${connection.host} may not be used by this account.`,
      'Start Weft as the user it was made by.',
      { cause: error },
    );
  return 'absent';
}
