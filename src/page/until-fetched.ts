/** Long enough for a deployment or a bad line to pass. */
const AGAIN_AFTER_MS = 20_000;

/** Where a browser says which file it could not fetch. */
const ADDRESS = /http\S+\.js$/u;

/**
 * A part of the code. Rejects where it cannot be had now: no connection, and not kept for such a time.
 * A browser may keep the failure and never ask again for that address (seen in Chromium 150; whatwg/html#6768):
 * by another one it does. To be removed when every supported browser asks again. An error that does not end
 * in an address (Safari; the second failure) is passed on.
 */
export async function fetched<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    const found = ADDRESS.exec(String(error));
    if (found === null) throw error;
    return (await import(/* @vite-ignore */ `${found[0]}?${Date.now()}`)) as Module;
  }
}

/** Fetches it and does not give up: again when the line comes back, and after a while. */
export async function untilFetched<Module>(load: () => Promise<Module>): Promise<Module> {
  for (;;) {
    try {
      return await fetched(load);
    } catch {
      await lineOrPatience();
    }
  }
}

function lineOrPatience(): Promise<unknown> {
  return new Promise((resolve) => {
    setTimeout(resolve, AGAIN_AFTER_MS);
    addEventListener('online', resolve, { once: true });
  });
}
