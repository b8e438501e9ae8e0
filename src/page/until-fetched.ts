/** Long enough for a deployment or a bad line to pass. */
const AGAIN_AFTER_MS = 20_000;

/** Fetches a file and does not give up: again when the line comes back, and after a while. */
export async function untilFetched<Module>(fetch: () => Promise<Module>): Promise<Module> {
  for (;;) {
    try {
      return await fetch();
    } catch {
      await lineOrPatience();
    }
  }
}

function lineOrPatience(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, AGAIN_AFTER_MS);
    addEventListener(
      'online',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
