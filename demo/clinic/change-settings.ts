import type { WireConversation, WireStaff, WireWorkgroup } from '../../src/sync/contract.js';
import type { ClinicRun } from './clinic-run.js';
import { Fields } from './fields.js';
import { Problem } from './problem.js';
import type { DeliveryPlan } from './record-delivery.js';
import type { AttachmentLimits, ClinicSettings } from './settings.js';

type Limits = Partial<Omit<ClinicSettings['limits'], 'attachments'>> & {
  readonly attachments?: Partial<AttachmentLimits>;
};

type Merged = 'defaults' | 'permissions' | 'limits' | 'retention';

/** What is to be different: single values of the first ones, the others whole. */
interface SettingsPatch extends Partial<Omit<ClinicSettings, Merged>> {
  readonly defaults?: Partial<ClinicSettings['defaults']>;
  readonly permissions?: ClinicSettings['permissions'];
  readonly limits?: Limits;
  readonly retention?: Partial<ClinicSettings['retention']>;
}

type ConversationPatch = WireConversation['permissions'] & { readonly conversationId: string };

/** By staff id; an id that is nobody's becomes a new member of the staff. */
type StaffPatches = Readonly<Record<string, Partial<Omit<WireStaff, 'id'>>>>;

/** By the group's id; an id that is no group's becomes a new one. */
type WorkgroupPatches = Readonly<
  Record<string, Partial<Pick<WireWorkgroup, 'name' | 'memberIds'>>>
>;

const NAMES = {
  defaults: true,
  permissions: true,
  limits: true,
  retention: true,
  feeCodes: true,
  billingCycle: true,
  recordSystems: true,
  unreadChoices: true,
  disclaimer: true,
} satisfies Record<keyof SettingsPatch, true>;

/**
 * Another clinic's choices for the rest of this run: whoever asks for the session again is told, and the
 * rules of the server follow at once. `staff` and `workgroups` change people, `conversations` what one patient is
 * allowed, `delivery` how the record systems answer.
 */
export function changeSettings(run: ClinicRun, text: string): ClinicSettings {
  const { staff, workgroups, conversations, delivery, ...settings } = Fields.ofBody(text).record();
  const unknown = Object.keys(settings).find((name) => !(name in NAMES));
  if (unknown !== undefined) throw new Problem(400, 'invalid', `There is no setting ${unknown}.`);
  run.settings = patched(run.settings, settings);
  run.delivery = { ...run.delivery, ...(delivery as Partial<DeliveryPlan> | undefined) };
  changeStaff(run, (staff ?? {}) as StaffPatches);
  changeWorkgroups(run, (workgroups ?? {}) as WorkgroupPatches);
  for (const change of (conversations ?? []) as ConversationPatch[]) permit(run, change);
  return run.settings;
}

function patched(settings: ClinicSettings, patch: SettingsPatch): ClinicSettings {
  const { defaults, permissions = {}, limits, retention, ...whole } = patch;
  const attachments = { ...settings.limits.attachments, ...limits?.attachments };
  const people = Object.entries(permissions);
  return {
    ...settings,
    ...whole,
    defaults: { ...settings.defaults, ...defaults },
    permissions: {
      ...settings.permissions,
      ...Object.fromEntries(
        people.map(([id, some]) => [id, { ...settings.permissions[id], ...some }]),
      ),
    },
    limits: { ...settings.limits, ...limits, attachments },
    retention: { ...settings.retention, ...retention },
  };
}

function changeStaff(run: ClinicRun, patches: StaffPatches): void {
  for (const [id, patch] of Object.entries(patches)) {
    const row = run.staffRow(id) ?? run.addStaff(id);
    Object.assign(row.value, patch);
    run.log.note(row);
  }
}

function changeWorkgroups(run: ClinicRun, patches: WorkgroupPatches): void {
  for (const [id, patch] of Object.entries(patches)) {
    const row = run.workgroups.find(({ value }) => value.id === id) ?? run.addWorkgroup(id);
    Object.assign(row.value, patch);
    run.log.note(row);
  }
}

/** A patient who may send no files any more cannot send them with the present reply either. */
function permit(run: ClinicRun, { conversationId, ...permissions }: ConversationPatch): void {
  const row = run.conversation(conversationId);
  row.value.permissions = permissions;
  row.value.patientMayAttach &&= permissions.attachments;
  run.log.note(row);
}
