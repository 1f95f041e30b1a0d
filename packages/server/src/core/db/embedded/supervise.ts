import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from './launch.ts';
import { type Postmaster, stopPostmaster } from './postmaster.ts';

export interface Supervised {
  stop(): Promise<void>;
}

/** Keeps a server running until it is stopped: one that is killed is started again, without a human. */
export function supervise(
  first: Postmaster,
  relaunch: () => Promise<Postmaster>,
  log: Log,
  pauseMs = 1_000,
): Supervised {
  const stopping = new AbortController();
  let current: Postmaster | undefined = first;

  const revive = async (): Promise<Postmaster | undefined> => {
    while (!stopping.signal.aborted) {
      try {
        return await relaunch();
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        log('The database could not be started again; trying on', { reason });
        await pause(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
    return undefined;
  };

  const keep = async (): Promise<void> => {
    while (current !== undefined) {
      await current.gone;
      if (stopping.signal.aborted) return;
      log('The database stopped unexpectedly; starting it again', { pid: current.pid });
      current = undefined;
      current = await revive();
    }
  };

  let reviving: Promise<void> = Promise.resolve();
  reviving = keep();
  return {
    stop: async () => {
      stopping.abort();
      // A start under way is waited for, or its server would be left behind.
      while (current === undefined) {
        if ((await Promise.race([reviving.then(() => 'ended'), pause(20, 'waiting')])) === 'ended') break;
      }
      if (current !== undefined) await stopPostmaster(current);
      await reviving;
    },
  };
}
