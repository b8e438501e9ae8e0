import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const REPORTS = 'build/reports';

/** The sum over all kinds of tests; a stage that failed without a failed test counts as one. */
export async function readCounts() {
  const files = await readdir(REPORTS).catch(() => []);
  const sum = { passed: 0, failed: 0 };
  for (const file of files.filter((name) => name.endsWith('.json'))) {
    const { passed, failed } = await readReport(file);
    sum.passed += passed;
    sum.failed += failed;
  }
  if (files.includes('failed-stage.txt')) sum.failed = Math.max(sum.failed, 1);
  return sum;
}

/** A runner that was killed leaves half a report, which its stage's failure stands for. */
async function readReport(file) {
  try {
    return JSON.parse(await readFile(join(REPORTS, file), 'utf8'));
  } catch {
    return { passed: 0, failed: 0 };
  }
}
