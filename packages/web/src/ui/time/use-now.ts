import { useSyncExternalStore } from 'react';

const everyMs = 30_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, everyMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

function look(): number {
  // Nobody watched for a while: the time stood still.
  if (Date.now() - now > everyMs) now = Date.now();
  return now;
}

/** The time, every half minute. One timer for all the times on a page, so that they change together. */
export function useNow(): Date {
  return new Date(useSyncExternalStore(subscribe, look));
}
