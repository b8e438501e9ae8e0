import { Problem } from './problem.js';

/** A number of the query; undefined where it is not given, a refusal where it is something else. */
export function wholeNumber(
  query: URLSearchParams,
  name: string,
  least: number,
): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const value = Number(text);
  if (/^-?\d{1,15}$/u.test(text) && value >= least) return value;
  throw new Problem(400, 'invalid', `${name} must be a whole number of at least ${least}.`);
}
