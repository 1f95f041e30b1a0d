import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { lastWords, logSince, logSize } from './log-file.ts';
import { adopted, type Postmaster, type ServerSpec, spawnPostmaster, stopPostmaster } from './postmaster.ts';
import { recordedPid, serves } from './postmaster-pid.ts';
import { probe } from './probe.ts';

export type Log = (message: string, fields?: Record<string, unknown>) => void;

const retryForMs = 10_000;

/**
 * A server that answers: the one that outlived its Weft, if there is one, or a new one. The processes of a killed
 * server take a moment to notice, so a start that finds their traces is tried again for a while.
 */
export async function launch(spec: ServerSpec, log: Log): Promise<Postmaster> {
  const deadline = Date.now() + retryForMs;
  for (;;) {
    const running = await adopt(spec);
    if (running !== undefined) {
      log('Found the database still running', { pid: running.pid });
      return running;
    }
    const before = logSize(spec.layout.logFile);
    const postmaster = await spawnPostmaster(spec);
    if (await becomesReady(spec, postmaster, log)) return postmaster;
    const said = logSince(spec.layout.logFile, before);
    if (!isTrace(said) || Date.now() > deadline) throw stopped(spec, said);
    await pause(100);
  }
}

async function adopt(spec: ServerSpec): Promise<Postmaster | undefined> {
  let answer = await probe(spec.connection);
  while (answer === 'busy') {
    await pause(50);
    answer = await probe(spec.connection);
  }
  if (answer === 'absent') return undefined;
  const pid = recordedPid(spec.layout.cluster);
  if (pid !== undefined && serves(pid, spec.layout.cluster)) return adopted(pid, spec.layout.cluster);
  throw new EmbeddedDatabaseError(
    `A database server for ${spec.layout.cluster} runs where this Weft can neither see nor stop it.`,
    'Stop the container or session that it was started in.',
  );
}

/** However long it takes: a large recovery is no failure, and a server that gives up exits. */
async function becomesReady(spec: ServerSpec, postmaster: Postmaster, log: Log): Promise<boolean> {
  let exited = false;
  void postmaster.gone.then(() => {
    exited = true;
  });
  const patience = setInterval(() => log('The database is still recovering'), 10_000);
  try {
    while (!exited) {
      if ((await probe(spec.connection)) === 'ready') return true;
      await pause(10);
    }
    return false;
  } catch (error) {
    // It runs, but not for us: it must not be left behind.
    await stopPostmaster(postmaster);
    throw error;
  } finally {
    clearInterval(patience);
  }
}

function isTrace(said: string): boolean {
  return /lock file ".*" already exists|pre-existing shared memory block/.test(said);
}

function stopped(spec: ServerSpec, said: string): EmbeddedDatabaseError {
  const full = /No space left on device|Disk quota exceeded/.test(said);
  return new EmbeddedDatabaseError(
    `The database in ${spec.layout.cluster} does not start: ${lastWords(said)}.`,
    full ? 'Free some space and start again.' : `More is in ${spec.layout.logFile}.`,
  );
}
