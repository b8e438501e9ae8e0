import { MARIE, PAUL, type SampleConversation } from '../support/node/sample.js';

/** Who works at the computer of a storm, and to whom they write. */
export const ANA = 'ana-ruiz';
export const SAM = 'sam-okafor';

const ANAS = [MARIE, PAUL, conversation('Gagnon, Luc', 5), conversation('Chen, Wei', 6)];
const SAMS = [conversation('Shevchenko, Kateryna', 18), conversation('Fraser, Margaret', 25)];

export const PATIENTS: readonly SampleConversation[] = [...ANAS, ...SAMS];

export function patientsOf(staffId: string): readonly SampleConversation[] {
  return staffId === ANA ? ANAS : SAMS;
}

function conversation(name: string, number: number): SampleConversation {
  const digits = String(number).padStart(3, '0');
  return { name, subject: '', id: `c-${digits}`, patientId: `p-${digits}` };
}
