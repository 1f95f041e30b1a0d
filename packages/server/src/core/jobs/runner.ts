import { enqueueRecurring } from './schedule.ts';
import { Worker, type WorkerOptions } from './worker.ts';

export interface JobRunner {
  stop(): Promise<void>;
}

const lookMs = 20_000;

/** Does due jobs and sees that recurring ones become due, until it is stopped. */
export function runJobs(options: WorkerOptions & { readonly now: () => Date }): JobRunner {
  const { db, registry, log, now } = options;
  const worker = new Worker(options);
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let enqueueing = Promise.resolve();
  const look = () => {
    enqueueing = enqueueRecurring(db, registry.recurring, now())
      .catch((error) => log.warn({ err: error }, 'recurring jobs could not be enqueued; trying again'))
      .finally(() => {
        if (!stopped) timer = setTimeout(look, lookMs);
      });
  };
  worker.start();
  look();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await enqueueing;
      await worker.stop();
    },
  };
}
