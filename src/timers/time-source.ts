import { runningTime, type RunningTime } from '../store/running-time.js';

/** What the timers know of time on this device; none of it is believed more than it deserves. */
export interface TimeSource extends RunningTime {
  /** Wall clock, epoch ms; anybody may set it, forwards and backwards. */
  now(): number;
}

/** `now`: the wall clock, moved as the `clock` option of `connect` asks. */
export function deviceTime(now: () => number): TimeSource {
  return { ...runningTime, now };
}
