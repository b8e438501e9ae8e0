import * as v from 'valibot';

import { isDay } from '../model/billing-cycle.js';

/** What the fields of the contract's rows are made of; times become epoch milliseconds. */

export const LONGEST_TEXT = 20_000;
export const LONGEST_LIST = 5_000;

export const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/u));
export const text = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
export const shortText = v.pipe(v.string(), v.maxLength(1_000));
export const wholeNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/u;
export const time = v.pipe(
  v.string(),
  v.regex(RFC_3339),
  v.transform((value) => Date.parse(value)),
  v.safeInteger(),
);
export const date = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/u));
export const day = v.pipe(v.string(), v.check(isDay));
export const duration = v.pipe(
  v.string(),
  v.regex(/^P(?:\d+W|(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/u),
);

export function list<const Item extends v.GenericSchema>(item: Item) {
  return v.pipe(v.array(item), v.maxLength(LONGEST_LIST));
}
