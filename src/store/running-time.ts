/** The time that passes here, whatever the clock on the wall says; a test moves it by hand. */
export interface RunningTime {
  /** Ms since some moment; never goes back, and may stand still while the device sleeps. */
  monotonic(): number;
  /** Calls once, so many ms of running later or, on a device that slept, much later; returns the way to cancel. */
  sleep(ms: number, wake: () => void): () => void;
}

export const runningTime: RunningTime = {
  monotonic: () => performance.now(),
  sleep: (ms, wake) => {
    const timer = setTimeout(wake, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
