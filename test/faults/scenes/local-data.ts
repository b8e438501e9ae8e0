import type { Portal } from '../../support/node/portal.js';

const REMOVED = 'Local data was removed from this device.';
const COUNT = /(?<count>\d+) items? may not have been sent/u;
/** A database that was taken away may be silent for as long as any call may. */
const PATIENCE_MS = 15_000;

/** How many replies the banner counts as perhaps not sent; 0: it says so of none by number. */
export async function saidAsRemoved({ page, banner }: Portal): Promise<number> {
  await page.bringToFront();
  const said = banner.filter({ hasText: REMOVED });
  await said.waitFor({ timeout: PATIENCE_MS });
  return Number(COUNT.exec(await said.innerText())?.groups?.count ?? 0);
}

/** Resolves once the inbox is there anew. */
export async function startAgain(portal: Portal): Promise<void> {
  await portal.page.bringToFront();
  await portal.banner.getByRole('button', { name: 'Start again' }).click();
  await portal.ready();
}
