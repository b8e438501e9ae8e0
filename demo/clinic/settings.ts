import type { WireReplyOptions, WireSession } from '../../src/sync/contract.js';

export type Permissions = WireSession['permissions'];

export type AttachmentLimits = WireSession['limits']['attachments'];

export type FeeCodes = WireSession['feeCodes'];

export type BillingCycle =
  | { readonly kind: 'calendar-month' }
  | {
      readonly kind: 'monthly';
      readonly day: number;
      readonly roll: 'none' | 'next-business-day';
      readonly holidays: string[];
    };

export interface RecordSystem {
  readonly id: string;
  readonly name: string;
  readonly deliver: boolean;
  readonly formats: string[];
}

/** What one clinic has chosen: its session says it, and its server's rules follow it. */
export interface ClinicSettings {
  readonly defaults: WireReplyOptions;
  /** By staff id, what differs from being allowed everything. */
  readonly permissions: Readonly<Record<string, Partial<Permissions>>>;
  readonly limits: WireSession['limits'];
  readonly feeCodes: FeeCodes;
  readonly billingCycle: BillingCycle;
  readonly retention: WireSession['retention'];
  readonly recordSystems: RecordSystem[];
  readonly unreadChoices: string[];
  readonly disclaimer: string | null;
}

const ALL_ALLOWED: Permissions = {
  reply: true,
  attach: true,
  assign: true,
  comment: true,
  bill: true,
  close: true,
  record: true,
};

export function permissionsOf({ permissions }: ClinicSettings, staffId: string): Permissions {
  return { ...ALL_ALLOWED, ...permissions[staffId] };
}

const MEGABYTE = 1_048_576;

/** The sample clinic's. Its front desk answers patients but does not bill. */
export const USUAL_SETTINGS: ClinicSettings = {
  defaults: { allowResponse: true, allowAttachments: false, maskName: false },
  permissions: { 'sam-okafor': { bill: false } },
  limits: {
    bodyLength: 5_000,
    attachments: {
      count: 10,
      bytesEach: 25 * MEGABYTE,
      bytesTotal: 50 * MEGABYTE,
      types: ['application/pdf', 'image/jpeg', 'image/png', 'image/heic', 'text/plain'],
    },
    rememberWritesDays: 60,
    waitSeconds: 25,
    parallelWrites: 4,
  },
  feeCodes: { pattern: '^[A-Z]\\d{3}[ABC]$', providers: ['dana-lee'] },
  billingCycle: { kind: 'calendar-month' },
  retention: { attachmentDays: 7, deviceDays: 14, deviceMegabytes: 200 },
  recordSystems: [
    { id: 'clinic-record', name: 'Clinic record', deliver: false, formats: ['pdf', 'text'] },
  ],
  unreadChoices: ['P1D', 'P3D', 'P1W', 'P2W'],
  disclaimer: 'Not for emergencies. If it is urgent, call 911.',
};
