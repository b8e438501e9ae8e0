/** A frozen page keeps its locks, so nobody waits for one longer than this. */
const LONGEST_WAIT_MS = 2_000;

/**
 * Runs `work` alone where the browser grants the lock in time, and without it otherwise: the lock only saves
 * work, whoever uses it must be right without.
 */
export async function withShortLock<Result>(
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const locks = (navigator as { locks?: LockManager }).locks;
  if (locks === undefined) return work();
  const waiting = new AbortController();
  const timer = setTimeout(() => {
    waiting.abort();
  }, LONGEST_WAIT_MS);
  try {
    return await locks.request(name, { signal: waiting.signal }, async () => {
      clearTimeout(timer);
      return work();
    });
  } catch (error) {
    if (!waiting.signal.aborted) throw error;
    return await work();
  } finally {
    clearTimeout(timer);
  }
}
