/** Where a conversation stands for somebody who wants to reply; every field is known offline. */
export interface ReplyStanding {
  /** The clinic's list no longer has it. */
  readonly gone: boolean;
  readonly state: 'open' | 'closed';
  /** False in an open conversation: it was ended. */
  readonly patientCanReply: boolean;
  /** What this patient may receive and send. */
  readonly patient: { readonly reply: boolean; readonly attachments: boolean };
  /** What the signed-in person may do. */
  readonly person: { readonly reply: boolean; readonly bill: boolean };
  /** A reply or a closing of mine waits for a decision. */
  readonly undecided: boolean;
}

export interface ReplyRules {
  /** Why nothing can be written here. */
  readonly locked?: 'gone' | 'patient' | 'closed' | 'person';
  /** What *Reply to Patient* does with the conversation. */
  readonly reply: 'stays' | 'ends' | 'reopens';
  /** Why the patient cannot be allowed to attach. */
  readonly attachmentsOff?: 'needs-response' | 'patient';
  readonly billableOff?: 'person';
  /** A new reply queues behind what waits for a decision. */
  readonly queuesBehind: boolean;
}

/** The dependency table of the panel (help page, and what follows from it). */
export function replyRules(standing: ReplyStanding, allowResponse: boolean): ReplyRules {
  const { patient, person, undecided } = standing;
  const locked = lockOf(standing);
  const attachmentsOff = !allowResponse
    ? 'needs-response'
    : patient.attachments
      ? undefined
      : 'patient';
  return {
    ...(locked && { locked }),
    reply: effectOf(standing, allowResponse),
    ...(attachmentsOff && { attachmentsOff }),
    ...(person.bill ? {} : { billableOff: 'person' as const }),
    queuesBehind: undecided,
  };
}

/** A patient who may not be messaged at all comes first: no Reopen would change it. */
function lockOf({ gone, state, patient, person }: ReplyStanding): ReplyRules['locked'] {
  if (gone) return 'gone';
  if (!patient.reply) return 'patient';
  if (state === 'closed') return 'closed';
  return person.reply ? undefined : 'person';
}

function effectOf({ patientCanReply }: ReplyStanding, allowResponse: boolean): ReplyRules['reply'] {
  if (!allowResponse) return 'ends';
  return patientCanReply ? 'stays' : 'reopens';
}
