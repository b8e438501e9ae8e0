/** Calls once the page has nothing better to do; a little later where the browser cannot tell (Safari). */
export function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act);
  else setTimeout(act);
}
