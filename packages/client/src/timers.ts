/** Passed in, so that tests turn the clock themselves. */
export interface Timers {
  /** Runs `work` after so many milliseconds. Returns how to call it off. */
  after(milliseconds: number, work: () => void): () => void;
}

export const systemTimers: Timers = {
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
};
