/** The clock and the alarm clock, passed in: tests turn the hands themselves. */
export interface Timers {
  now(): number;
  /** Runs `work` after so many milliseconds. Returns how to call it off. */
  after(milliseconds: number, work: () => void): () => void;
}

export const systemTimers: Timers = {
  // Monotonic: a clock that is set back must not stop the stream.
  now: () => performance.now(),
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
};
