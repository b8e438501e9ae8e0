import type { Portal } from '../../support/node/portal.js';

export const REMOVED = 'Local data was removed from this device.';
const ANY = 'Replies that were not sent yet may be lost.';
const COUNT = /(?<count>\d+) items? may not have been sent/u;
/** It is said within a second; a machine that is busy with other things gets its time. */
const PATIENCE_MS = 20_000;

/** How many replies the banner says may be lost; `Infinity`: any of them, because their number went with them. */
export async function saidAsRemoved({ page, banner }: Portal): Promise<number> {
  await page.bringToFront();
  const said = banner.filter({ hasText: REMOVED });
  await said.waitFor({ timeout: PATIENCE_MS });
  const text = await said.innerText();
  if (text.includes(ANY)) return Infinity;
  return Number(COUNT.exec(text)?.groups?.count ?? 0);
}

/** Resolves once the inbox is there anew. */
export async function startAgain(portal: Portal): Promise<void> {
  await portal.page.bringToFront();
  await portal.banner.getByRole('button', { name: 'Start again' }).click();
  await portal.ready();
}
