import * as v from 'valibot';

import type { BillingCycle } from '../model/billing-cycle.js';
import {
  day,
  duration,
  id,
  list,
  LONGEST_TEXT,
  shortText,
  text,
  time,
  wholeNumber,
} from './contract-fields.js';
import { assignee, replyOptions, staff } from './contract-rows.js';

const billingCycle = v.pipe(
  v.object({
    kind: v.picklist(['calendar-month', 'monthly']),
    day: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31))),
    roll: v.optional(v.picklist(['none', 'next-business-day'])),
    holidays: v.optional(list(day)),
  }),
  v.check((cycle) => cycle.kind === 'calendar-month' || asMonthly(cycle) !== undefined),
  v.transform((cycle): BillingCycle => asMonthly(cycle) ?? { kind: 'calendar-month' }),
);

type Monthly = Extract<BillingCycle, { kind: 'monthly' }>;

/** Undefined: it is another kind, or lacks something. */
function asMonthly(cycle: { [Field in keyof Monthly]?: unknown }): Monthly | undefined {
  const { kind, day: last, roll, holidays } = cycle;
  const isWhole = last !== undefined && roll !== undefined && holidays !== undefined;
  return kind === 'monthly' && isWhole
    ? ({ kind, day: last, roll, holidays } as Monthly)
    : undefined;
}

export const session = v.object({
  user: staff,
  tenant: v.object({ id, name: shortText, timeZone: v.pipe(shortText, v.check(isTimeZone)) }),
  serverTime: time,
  defaults: replyOptions,
  permissions: v.object({
    reply: v.boolean(),
    attach: v.boolean(),
    assign: v.boolean(),
    comment: v.boolean(),
    bill: v.boolean(),
    close: v.boolean(),
    record: v.boolean(),
  }),
  limits: v.object({
    bodyLength: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LONGEST_TEXT)),
    attachments: v.object({
      count: wholeNumber,
      bytesEach: wholeNumber,
      bytesTotal: wholeNumber,
      types: list(v.pipe(shortText, v.toLowerCase())),
    }),
    rememberWritesDays: v.pipe(v.number(), v.minValue(30)),
    waitSeconds: v.pipe(v.number(), v.minValue(0), v.maxValue(300)),
    parallelWrites: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
  }),
  feeCodes: v.object({
    pattern: v.optional(v.pipe(shortText, v.check(isPattern))),
    list: v.optional(list(v.object({ code: shortText, label: shortText }))),
    providers: v.optional(list(id)),
  }),
  billingCycle: v.optional(billingCycle),
  retention: v.object({
    attachmentDays: wholeNumber,
    deviceDays: wholeNumber,
    deviceMegabytes: wholeNumber,
  }),
  recordSystems: v.optional(
    list(v.object({ id, name: shortText, deliver: v.boolean(), formats: list(shortText) })),
    [],
  ),
  suggestedAssignees: list(assignee),
  unreadChoices: list(duration),
  disclaimer: v.optional(text),
});

/** The same as the server writes it: times are RFC 3339 strings. */
export type WireSession = v.InferInput<typeof session>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function isPattern(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}
