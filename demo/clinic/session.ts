import type { WireSession } from '../../src/sync/contract.js';
import type { ClinicRun } from './clinic-run.js';
import { permissionsOf, type ClinicSettings } from './settings.js';

export const TENANT = {
  id: 'lakeshore',
  name: 'Lakeshore Family Health',
  timeZone: 'America/Toronto',
};

/** A session with what the client does not read yet. */
export type ClinicSession = WireSession &
  Omit<ClinicSettings, 'permissions' | 'disclaimer'> & { features: { search: boolean } };

/** Who asks, what they may do, and the clinic's defaults and limits, as they are chosen now. */
export function sessionOf(run: ClinicRun, staffId: string): ClinicSession {
  const user = run.staffRow(staffId)?.value;
  if (!user) throw new Error(`No staff ${staffId}`);
  const { permissions: _, disclaimer, ...settings } = run.settings;
  return {
    user,
    tenant: TENANT,
    serverTime: new Date(run.now()).toISOString(),
    permissions: permissionsOf(run.settings, staffId),
    ...settings,
    features: { search: true },
    suggestedAssignees: suggestedFor(run, staffId),
    ...(disclaimer !== null && { disclaimer }),
  };
}

function suggestedFor(run: ClinicRun, staffId: string): WireSession['suggestedAssignees'] {
  const groups = run.workgroups.map(({ value }) => ({ kind: 'workgroup' as const, id: value.id }));
  const others = run.staff.filter(({ value }) => value.id !== staffId);
  return [...groups, ...others.map(({ value }) => ({ kind: 'staff' as const, id: value.id }))];
}
