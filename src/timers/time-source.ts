/** What the timers know of time on this device; none of it is believed more than it deserves. */
export interface TimeSource {
  /** Wall clock, epoch ms; anybody may set it, forwards and backwards. */
  now(): number;
  /** Ms since some moment; never goes back, and may stand still while the device sleeps. */
  monotonic(): number;
  /** Calls once, so many ms of running later or, on a device that slept, much later; returns the way to cancel. */
  sleep(ms: number, wake: () => void): () => void;
}

/** `now`: the wall clock, moved as the `clock` option of `connect` asks. */
export function deviceTime(now: () => number): TimeSource {
  return {
    now,
    monotonic: () => performance.now(),
    sleep: (ms, wake) => {
      const timer = setTimeout(wake, ms);
      return () => {
        clearTimeout(timer);
      };
    },
  };
}
