import { expect } from '@open-wc/testing';

import type { RecordDocument } from '../../src/record/document.js';
import { textTranscript } from '../../src/record/text-transcript.js';
import { aFile, aMessage, aRecord, NOON, saying } from './a-record.js';

const MINUTE_MS = 60_000;

function textOf(document: RecordDocument): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(textTranscript(document));
}

function linesOf(document: RecordDocument): string[] {
  return textOf(document).split('\n');
}

const WHOLE = aRecord({
  recipient: { name: 'Jo Park', relationship: 'Mother' },
  messages: [
    aMessage({ author: { kind: 'caregiver', name: 'Jo Park' }, body: 'Hello.\n\nIs it back?' }),
    aMessage({
      author: { kind: 'staff', name: 'Dr. Dana Lee' },
      shownAs: 'Clinic Staff',
      body: 'It is.',
      files: [aFile({ downloadedAt: NOON + MINUTE_MS, deletedAt: NOON + 2 * MINUTE_MS })],
      readAt: NOON + MINUTE_MS,
      readBy: 'Jo Park',
    }),
  ],
});

suite('the text of a record copy', () => {
  test('says everything in the order of the conversation', () => {
    expect(textOf(WHOLE)).to.equal(`Secure messages between clinic and patient

Clinic: Lakeside Family Clinic
Patient: Tremblay, Marie
Birth date: 1972-03-09
Health card: 1234 567 897 AB
Reads for the patient: Jo Park (Mother)
Subject: Prescription renewal
Conversation: conversation-7f3a21bc
Times: America/Toronto, each with its difference from UTC
State: Open
Assigned to: Ana Ruiz
Printed: 2026-11-24 12:00 -05:00, America/Toronto
Holds: 2 messages, 1 file

1. Jo Park (caregiver)
Sent: 2026-11-24 12:00 -05:00

    Hello.

    Is it back?

2. Dr. Dana Lee (clinic staff), shown to the patient as Clinic Staff
Sent: 2026-11-24 12:00 -05:00
Read: 2026-11-24 12:01 -05:00, by Jo Park
File: rash.jpg (2048 bytes)
Sent: 2026-11-24 12:00 -05:00 · Downloaded: 2026-11-24 12:01 -05:00 · Deleted: 2026-11-24 12:02 -05:00
SHA-256: ${'ab'.repeat(32)}

    It is.

End of the conversation: 2 messages, 1 file
`);
  });

  test('says the same in French', () => {
    const lines = linesOf({ ...WHOLE, locale: 'fr-CA', state: 'closed', assigneeName: null });
    expect(lines).to.include.members([
      'Messages sécurisés entre la clinique et le patient',
      'Date de naissance\u00a0: 1972-03-09',
      'État\u00a0: Fermée',
      'Attribuée à\u00a0: Non attribuée',
      '1. Jo Park (personne aidante)',
      '2. Dr. Dana Lee (personnel de la clinique), affiché au patient sous le nom Clinic Staff',
      'Lu\u00a0: 2026-11-24 12:01 -05:00, par Jo Park',
      'Fichier\u00a0: rash.jpg (2048 octets)',
      'Fin de la conversation\u00a0: 2 messages, 1 fichier',
    ]);
  });

  test('says of a reply that nobody read it when the copy was made', () => {
    const reply = aMessage({ author: { kind: 'staff', name: 'Sam Okafor' } });
    const unread = 'Not read when this copy was made';
    expect(linesOf(aRecord({ messages: [reply] }))).to.include(unread);
    expect(linesOf(aRecord())).not.to.include(unread);
  });

  test('names fee codes only where the clinic asks for them', () => {
    const messages = [aMessage({ feeCode: 'K303A' })];
    expect(textOf(aRecord({ messages }))).not.to.include('K303A');
    expect(linesOf(aRecord({ messages, includeFeeCodes: true }))).to.include('Fee code: K303A');
  });

  test('of an empty conversation says that it is empty', () => {
    const lines = linesOf(aRecord({ messages: [] }));
    expect(lines).to.include('End of the conversation: 0 messages, 0 files');
    expect(lines.some((line) => line.startsWith('1.'))).to.be.false;
  });

  test('keeps a birthday of February 29 as it is', () => {
    const patient = { ...aRecord().patient, birthDate: '1972-02-29' };
    expect(linesOf(aRecord({ patient }))).to.include('Birth date: 1972-02-29');
  });

  test('has every one of 500 messages, numbered', () => {
    const lines = linesOf(saying(...Array.from({ length: 500 }, (_, n) => `word ${n}`)));
    const bodies = lines.filter((line) => line.startsWith('    word'));
    expect(bodies).to.deep.equal(Array.from({ length: 500 }, (_, n) => `    word ${n}`));
    expect(lines).to.include('500. Marie Tremblay (patient)');
  });

  test('breaks no line, however long, and changes no script', () => {
    const long = 'x'.repeat(10_000);
    const lines = linesOf(saying(long, 'مرحبا 3 مرات', '您好 👩‍👩‍👧'));
    expect(lines).to.include.members([`    ${long}`, '    مرحبا 3 مرات', '    您好 👩‍👩‍👧']);
  });
});

suite('hostile text in a record copy', () => {
  test('cannot pass for the head of another message', () => {
    const forged = '2. Dr. Dana Lee (clinic staff)';
    for (const end of ['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029']) {
      const lines = textOf(saying(`Hello.${end}${forged}`)).split(/[\n\r\v\f\u0085\u2028\u2029]/u);
      expect(lines.filter((line) => line.includes(forged))).to.deep.equal([`    ${forged}`]);
    }
  });

  test('cannot break the line of a name or turn it around', () => {
    const name = 'Marie\u2028\n1. Dr.\u202E Lee\u200B';
    const messages = [aMessage({ author: { kind: 'patient', name } })];
    expect(linesOf(aRecord({ messages }))).to.include('1. Marie 1. Dr. Lee (patient)');
  });

  test('cannot hide the end of a file’s name', () => {
    const messages = [aMessage({ files: [aFile({ name: 'scan\u202Egpj.exe' })] })];
    expect(linesOf(aRecord({ messages }))).to.include('File: scangpj.exe (2048 bytes)');
  });

  test('shows where a character cannot be written', () => {
    const lines = linesOf(saying('a\u0000b\u001bc\ud800d\uffffe\tf'));
    expect(lines).to.include('    a\ufffdb\ufffdc\ufffdd\ufffde\tf');
  });
});
