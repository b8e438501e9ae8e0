import { Problem } from './problem.js';

/** Why nobody answers here: no such address, or one that knows other methods only. */
export function wrongAddress(allowed: readonly string[]): Problem {
  if (allowed.length === 0) return new Problem(404, 'not-known', 'There is no such address.');
  const detail = `This address answers to ${allowed.join(' and ')} only.`;
  return new Problem(405, 'invalid', detail, { allow: allowed });
}
