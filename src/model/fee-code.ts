import { cleanFeeCode } from './reply-choices.js';

/** What the clinic's server accepts of any code. */
const LONGEST_CODE = 12;

export interface FeeCodes {
  readonly pattern?: string | undefined;
  readonly list?: readonly { readonly code: string; readonly label: string }[] | undefined;
}

/** `missing` and `malformed` stop a reply; `unknown` is only said, for codes change more often than lists. */
export type FeeCodeFault = 'missing' | 'malformed' | 'unknown';

/** What is wrong with a code as typed, by the clinic's own pattern or list; no code is built in as valid. */
export function faultOfFeeCode(
  typed: string,
  { pattern, list }: FeeCodes,
): FeeCodeFault | undefined {
  const code = cleanFeeCode(typed);
  if (code === '') return 'missing';
  if (code.length > LONGEST_CODE || /\p{Cc}/u.test(code)) return 'malformed';
  const isListed = list?.some((item) => item.code.toUpperCase() === code) ?? false;
  const fits = pattern !== undefined && new RegExp(`^(?:${pattern})$`, 'u').test(code);
  const isFree = list === undefined && pattern === undefined;
  return isFree || isListed || fits ? undefined : 'unknown';
}
