/** Puts the number on the installed app's icon; a browser that has none, or refuses, changes nothing here. */
export function writeAppBadge(count: number): void {
  if (!('setAppBadge' in navigator)) return;
  const done = count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge();
  done.catch(() => undefined);
}
