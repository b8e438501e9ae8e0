import { expect } from '@open-wc/testing';

import type { RecordDocument, RecordFile, RecordMessage } from '../../src/record/document.js';
import { recordExporters } from '../../src/record/exporters.js';
import { recordCounts } from '../../src/record/record-counts.js';
import { recordFileName } from '../../src/record/record-file-name.js';
import { recordHash } from '../../src/record/record-hash.js';
import { aFile, aMessage, aRecord, withSmuggledComment } from './a-record.js';

const CANARY = 'canary-3f9b17c2d04e';

suite('a record copy', () => {
  test('has no place for a comment', () => {
    // @ts-expect-error a comment is internal
    const document: RecordDocument = { ...aRecord(), comments: [CANARY] };
    // @ts-expect-error a comment is internal
    const message: RecordMessage = { ...aMessage(), comment: CANARY };
    // @ts-expect-error a comment is internal
    const file: RecordFile = { ...aFile(), comment: CANARY };
    expect([document, message, file]).to.have.length(3);
  });

  test('holds no comment in any format, whatever was carried along', async () => {
    const document = withSmuggledComment(aRecord(), CANARY);
    for (const exporter of recordExporters('en-CA', { hrm: {} })) {
      const bytes = await exporter.make(document);
      const content = new TextDecoder('windows-1252').decode(bytes);
      expect(content, exporter.id).to.include('renew my').and.not.to.include(CANARY);
    }
  });

  test('counts its messages and files, also a file that was deleted since', () => {
    const messages = [aMessage({ files: [aFile(), aFile({ deletedAt: 1 })] }), aMessage()];
    expect(recordCounts({ messages })).to.deep.equal({ messageCount: 2, fileCount: 2 });
  });

  test('is known by its SHA-256', async () => {
    const hash = await recordHash(new TextEncoder().encode('abc'));
    expect(hash).to.equal('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  test('is named by the end of its conversation’s id and the day at the clinic', () => {
    const lateEvening = Date.parse('2026-11-25T03:30:00Z');
    const document = aRecord({ printedAt: lateEvening });
    expect(recordFileName(document, 'pdf')).to.equal('conversation-7f3a21bc-2026-11-24.pdf');
  });

  test('is named without signs that a file’s name cannot hold', () => {
    const document = aRecord({ conversationId: '../a:b/c' });
    expect(recordFileName(document, 'txt')).to.equal('conversation-abc-2026-11-24.txt');
  });

  test('comes as PDF first, and in the HRM format only for a clinic that asks', () => {
    const ids = (hrm?: object): string[] => recordExporters('en-CA', { hrm }).map(({ id }) => id);
    expect(ids()).to.deep.equal(['pdf', 'text']);
    expect(ids({})).to.deep.equal(['pdf', 'text', 'hrm-xml']);
  });

  test('says of the HRM format what was checked and what was not', () => {
    const label = recordExporters('en-CA', { hrm: {} }).at(-1)?.label;
    expect(label).to.include('Format checked').and.to.include('not verified in PS Suite');
  });
});
