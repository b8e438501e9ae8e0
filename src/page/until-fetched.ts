/** Long enough for a deployment or a bad line to pass; each time longer, because each time may be a whole download. */
const AGAIN_AFTER_MS = 20_000;
const LONGEST_MS = 600_000;

/** Where a browser says which file it could not fetch. */
const ADDRESS = /http\S+\.js$/u;

/**
 * A part of the code. Rejects where it cannot be had now: no connection, and not kept for such a time.
 * A browser may keep the failure and never ask again for that address (seen in Chromium 150; whatwg/html#6768):
 * by another one it does. To be removed when every supported browser asks again. It does not help where what the part
 * itself imports was lost, or where the error does not end in an address (Safari): then a reload does.
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

/** It as soon as somebody asks, and the same to whoever asks later; after a failure it is fetched again. */
export function late<Module>(
  load: () => Promise<Module>,
  expect?: () => void,
): () => Promise<Module> {
  let loading: Promise<Module> | undefined;
  return async () => {
    try {
      const module = await (loading ??= fetched(load));
      expect?.();
      return module;
    } catch (error) {
      loading = undefined;
      throw error;
    }
  };
}

/** Fetches it and does not give up: again when the line comes back, and after a while. */
export async function untilFetched<Module>(load: () => Promise<Module>): Promise<Module> {
  for (let wait = AGAIN_AFTER_MS; ; wait = Math.min(2 * wait, LONGEST_MS)) {
    try {
      return await fetched(load);
    } catch {
      await lineOr(wait);
    }
  }
}

function lineOr(ms: number): Promise<unknown> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
    addEventListener('online', resolve, { once: true });
  });
}
