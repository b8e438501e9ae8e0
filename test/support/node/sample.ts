/** A conversation of the sample clinic, as the list and the address name it. */
export interface SampleConversation {
  /** As in the list. */
  readonly name: string;
  readonly subject: string;
  readonly id: string;
  readonly patientId: string;
}

export const MARIE = sample('Tremblay, Marie', 'Prescription renewal', '001');
export const MIA = sample('Park, Mia', 'Rash after amoxicillin', '002');
export const AMINA = sample('Yusuf, Amina', 'Form for my employer', '003');
export const PAUL = sample('Roy, Paul', 'Test results', '004');

/** Of these three Ana has unread messages. */
export const UNREAD = [MARIE, MIA, AMINA];

function sample(name: string, subject: string, number: string): SampleConversation {
  return { name, subject, id: `c-${number}`, patientId: `p-${number}` };
}
