import type { StaffRow, WorkgroupRow } from '../row.js';

/** The staff of the sample clinic. Nobody here is a real person. */
export function samplePeople(): { staff: StaffRow[]; workgroups: WorkgroupRow[] } {
  return { staff: STAFF.map(staffRow), workgroups: WORKGROUPS.map(workgroupRow) };
}

export const STAFF: readonly StaffRow['value'][] = [
  { id: 'ana-ruiz', displayName: 'Ana Ruiz, RN', internalName: 'Ana Ruiz', role: 'Nurse' },
  { id: 'sam-okafor', displayName: 'Sam Okafor', internalName: 'Sam Okafor', role: 'Front desk' },
  { id: 'dana-lee', displayName: 'Dr. Dana Lee', internalName: 'Dana Lee', role: 'Physician' },
];

interface Group {
  readonly id: string;
  readonly name: string;
  readonly memberIds: string[];
  readonly countsFor: readonly string[];
}

const WORKGROUPS: readonly Group[] = [
  {
    id: 'front-desk',
    name: 'Front desk',
    memberIds: ['ana-ruiz', 'sam-okafor'],
    countsFor: ['ana-ruiz', 'sam-okafor'],
  },
  {
    id: 'nurses',
    name: 'Nurses',
    memberIds: ['ana-ruiz', 'dana-lee'],
    countsFor: ['ana-ruiz'],
  },
  {
    id: 'refills',
    name: 'Refills',
    memberIds: ['ana-ruiz', 'sam-okafor', 'dana-lee'],
    countsFor: ['dana-lee'],
  },
];

function staffRow(value: StaffRow['value']): StaffRow {
  return { kind: 'staff', version: 1, value: { ...value } };
}

function workgroupRow({ countsFor, ...value }: Group): WorkgroupRow {
  return { kind: 'workgroup', version: 1, value, countsFor };
}
