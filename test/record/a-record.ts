import type { RecordDocument, RecordFile, RecordMessage } from '../../src/record/document.js';

/** What a record copy is made of, with only what a test is about spelled out. */

export const NOON = Date.parse('2026-11-24T17:00:00.000Z');

export function aRecord(parts: Partial<RecordDocument> = {}): RecordDocument {
  return {
    clinicName: 'Lakeside Family Clinic',
    timeZone: 'America/Toronto',
    printedAt: NOON,
    locale: 'en-CA',
    conversationId: 'conversation-7f3a21bc',
    patient: {
      id: 'p1',
      name: 'Tremblay, Marie',
      birthDate: '1972-03-09',
      identifiers: [{ label: 'Health card', value: '1234 567 897 AB' }],
    },
    recipient: null,
    subject: 'Prescription renewal',
    state: 'open',
    assigneeName: 'Ana Ruiz',
    messages: [aMessage()],
    includeFeeCodes: false,
    ...parts,
  };
}

export function aMessage(parts: Partial<RecordMessage> = {}): RecordMessage {
  return {
    author: { kind: 'patient', name: 'Marie Tremblay' },
    sentAt: NOON,
    body: 'Could you renew my prescription?',
    files: [],
    ...parts,
  };
}

export function aFile(parts: Partial<RecordFile> = {}): RecordFile {
  return { name: 'rash.jpg', size: 2_048, sha256: 'ab'.repeat(32), sentAt: NOON, ...parts };
}

export function saying(...bodies: readonly string[]): RecordDocument {
  return aRecord({ messages: bodies.map((body) => aMessage({ body })) });
}

/** A comment that somebody's code carried along where no type looks. */
export function withSmuggledComment(document: RecordDocument, comment: string): RecordDocument {
  const smuggled = { comment, comments: [{ body: comment }], note: comment };
  const messages = document.messages.map((message) => ({ ...message, ...smuggled }));
  return { ...document, ...smuggled, messages };
}
