import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const SOURCE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
}

type WithAxe = typeof globalThis & {
  readonly axe?: { run(): Promise<{ readonly violations: readonly Violation[] }> };
};

/** What axe finds on the page as it stands, shadow roots included; one line for each fault. */
export async function axeFinds(page: Page): Promise<string[]> {
  // Through the browser's own door, because the page's policy refuses a script from elsewhere.
  if (!(await page.evaluate(() => 'axe' in globalThis)))
    await page.evaluate(await readFile(SOURCE, 'utf8'));
  return page.evaluate(async () => {
    const { violations } = (await (globalThis as WithAxe).axe?.run()) ?? { violations: [] };
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary = '' }) => `${id} ${JSON.stringify(target)} ${failureSummary}`,
      ),
    );
  });
}
