import type { WireReplyOptions, WireSession } from '../../src/sync/contract.js';
import type { ClinicRun } from './clinic-run.js';

export const BODY_LENGTH = 5_000;
export const WAIT_SECONDS = 25;
export const DEVICE_DAYS = 14;
export const UNREAD_CHOICES: readonly string[] = ['P1D', 'P3D', 'P1W', 'P2W'];
export const BILLING_PROVIDERS: readonly string[] = ['dana-lee'];
/** The front desk answers patients but does not bill. */
const NOT_BILLING: readonly string[] = ['sam-okafor'];

export const TENANT = {
  id: 'lakeshore',
  name: 'Lakeshore Family Health',
  timeZone: 'America/Toronto',
};

/** What a reply does when nobody touches its options. */
export const DEFAULTS: WireReplyOptions = {
  allowResponse: true,
  allowAttachments: false,
  maskName: false,
};

export function permissionsOf(staffId: string): WireSession['permissions'] {
  const bill = !NOT_BILLING.includes(staffId);
  return {
    reply: true,
    attach: true,
    assign: true,
    comment: true,
    bill,
    close: true,
    record: true,
  };
}

/** Who asks, what they may do, and the clinic's defaults and limits. */
export function sessionOf(run: ClinicRun, staffId: string): WireSession {
  const user = run.staffRow(staffId)?.value;
  if (!user) throw new Error(`No staff ${staffId}`);
  const session: WireSession & typeof CLINIC = {
    user,
    tenant: TENANT,
    serverTime: new Date(run.now()).toISOString(),
    defaults: DEFAULTS,
    permissions: permissionsOf(staffId),
    ...CLINIC,
    suggestedAssignees: suggestedFor(run, staffId),
    disclaimer: 'Not for emergencies. If it is urgent, call 911.',
  };
  return session;
}

function suggestedFor(run: ClinicRun, staffId: string): WireSession['suggestedAssignees'] {
  const groups = run.workgroups.map(({ value }) => ({ kind: 'workgroup' as const, id: value.id }));
  const others = run.staff.filter(({ value }) => value.id !== staffId);
  return [...groups, ...others.map(({ value }) => ({ kind: 'staff' as const, id: value.id }))];
}

const MEGABYTE = 1_048_576;

const CLINIC = {
  limits: {
    bodyLength: BODY_LENGTH,
    attachments: {
      count: 10,
      bytesEach: 25 * MEGABYTE,
      bytesTotal: 50 * MEGABYTE,
      types: ['application/pdf', 'image/jpeg', 'image/png', 'image/heic', 'text/plain'],
    },
    rememberWritesDays: 60,
    waitSeconds: WAIT_SECONDS,
    parallelWrites: 4,
  },
  features: { search: false },
  feeCodes: { pattern: '^[A-Z]\\d{3}[ABC]$', providers: [...BILLING_PROVIDERS] },
  billingCycle: { kind: 'calendar-month' },
  retention: { attachmentDays: 7, deviceDays: DEVICE_DAYS, deviceMegabytes: 200 },
  recordSystems: [
    { id: 'clinic-record', name: 'Clinic record', deliver: false, formats: ['pdf', 'text'] },
  ],
  unreadChoices: [...UNREAD_CHOICES],
};
