import { expect } from '@open-wc/testing';
import fc from 'fast-check';

import type { Change } from '../../src/model/change.js';
import { recordDocument, unknownFiles } from '../../src/page/record-document.js';
import type { RecordSource } from '../../src/page/record-document.js';
import { recordArchive } from '../../src/record/archive/record-archive.js';
import type { RecordDocument } from '../../src/record/document.js';
import { recordExporters } from '../../src/record/exporters.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import { watchAttachments } from '../../src/store/attachment-queries.js';
import { watchConversation } from '../../src/store/conversation-queries.js';
import type { Store } from '../../src/store/database.js';
import type { ConversationView } from '../../src/store/views.js';
import { readPdf } from '../record/read-pdf.js';
import {
  assignment,
  attachment,
  comment,
  conversation,
  message,
  NOON,
  SESSION,
  staff,
} from '../support/server-rows.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

const HOUR_MS = 3_600_000;
const CHOICES = { locale: 'en-CA', printedAt: NOON + HOUR_MS, includeFeeCodes: false } as const;
const DANA = { kind: 'staff', id: 'dana-lee', name: 'Clinic Staff' } as const;

const CLINIC: readonly Change[] = [
  staff('dana-lee', 'Dr. Dana Lee'),
  conversation('c1', { assignee: { kind: 'staff', id: 'dana-lee' } }),
  message('c1', 'm1'),
  message('c1', 'm2', {
    from: DANA,
    shownAs: 'Clinic Staff',
    body: 'It is renewed.',
    sentAt: NOON + 1,
    attachmentIds: ['f1'],
    readAt: NOON + 2,
    readBy: { kind: 'caregiver', name: 'Jo Park' },
    options: { allowResponse: true, allowAttachments: false, maskName: true, feeCode: 'K303A' },
  }),
];
const FORM = attachment('c1', 'f1', { messageId: 'm2', sha256: 'ab'.repeat(32) });

async function sourceOf(store: Store): Promise<RecordSource> {
  const view = await firstView<ConversationView | undefined>((next, fail) =>
    watchConversation(store, 'c1', next, fail),
  );
  if (view === undefined) throw new Error('The conversation is not here.');
  const { files } = await firstView<{ files: RecordSource['files'] }>((next, fail) =>
    watchAttachments(store, 'c1', next, fail),
  );
  return { view, files, clinic: SESSION.tenant };
}

async function told(...changes: readonly Change[]): Promise<RecordSource> {
  const store = await openTestStore();
  await applyChanges(store, changes);
  return sourceOf(store);
}

async function filesIn(...changes: readonly Change[]): Promise<readonly unknown[]> {
  return recordDocument(await told(...CLINIC, ...changes), CHOICES).messages.flatMap(
    ({ files }) => files,
  );
}

/** All that can be read in each copy, and in a zip of all; of a PDF the words beside its pictures too. */
async function copiesOf(document: RecordDocument): Promise<string[]> {
  const exporters = recordExporters(document.locale, { hrm: {} });
  const copies = await Promise.all(
    exporters.map(async (exporter) => {
      const bytes = await exporter.make(document);
      const lines = exporter.id === 'pdf' ? readPdf(bytes).flatMap((page) => page.lines) : [];
      const raw = new TextDecoder('windows-1252').decode(bytes);
      const { extension } = exporter;
      return { extension, bytes, text: [raw, ...lines.map(({ text }) => text)].join('\n') };
    }),
  );
  const parts = copies.map(({ extension, bytes }) => ({ extension, content: new Blob([bytes]) }));
  const archive = await recordArchive({ document, copies: parts, files: [] });
  return [...copies.map(({ text }) => text), await archive.text()];
}

suite('a conversation as data for the record', () => {
  teardown(deleteTestStores);

  test('names clinic, patient and assignee as colleagues know them', async () => {
    const document = recordDocument(await told(...CLINIC), CHOICES);
    expect(document).to.deep.include({
      clinicName: 'Lakeshore Family Health',
      timeZone: 'America/Toronto',
      conversationId: 'c1',
      assigneeName: 'Dr. Dana Lee',
      state: 'open',
    });
    expect(document.patient.name).to.equal('Tremblay, Marie');
  });

  test('names the true author of a masked reply, and what the patient saw', async () => {
    const [, reply] = recordDocument(await told(...CLINIC), CHOICES).messages;
    expect(reply).to.deep.include({
      author: { kind: 'staff', name: 'Dr. Dana Lee' },
      shownAs: 'Clinic Staff',
      readAt: NOON + 2,
      readBy: 'Jo Park',
      feeCode: 'K303A',
    });
  });

  test('has each file with its message, deleted at the moment when its time was over', async () => {
    const due = { deleteAfter: NOON + 5, downloadedAt: NOON + 4 };
    const file = {
      name: FORM.value.name,
      size: 84_000,
      sha256: FORM.value.sha256,
      sentAt: NOON + 1,
    };
    const gone = attachment('c1', 'f1', { ...FORM.value, ...due });
    expect(await filesIn(FORM)).to.deep.equal([
      { ...file, downloadedAt: undefined, deletedAt: undefined },
    ]);
    expect(await filesIn(gone)).to.deep.equal([
      { ...file, downloadedAt: NOON + 4, deletedAt: NOON + 5 },
    ]);
  });

  test('knows how many files it has not heard of', async () => {
    expect(unknownFiles(await told(...CLINIC))).to.equal(1);
    expect(unknownFiles(await told(...CLINIC, FORM))).to.equal(0);
  });

  test('gives no copy of any kind a word of what colleagues said to each other', async () => {
    const token = fc.stringMatching(/^[\w !-]{0,20}canary[0-9a-f]{16,40}[\w !ł您-]{0,20}$/u);
    const store = await openTestStore();
    await applyChanges(store, [...CLINIC, FORM, assignment('c1', 'a1', { commentId: 'k1' })]);
    let version = 1;
    await fc.assert(
      fc.asyncProperty(fc.array(token, { minLength: 1, maxLength: 4 }), async (bodies) => {
        version += 1;
        const comments = bodies.map((body, n) => comment('c1', `k${n + 1}`, { body }, version));
        await applyChanges(store, comments);
        const copies = await copiesOf(recordDocument(await sourceOf(store), CHOICES));
        expect(copies).to.have.length(4);
        for (const copy of copies)
          expect(copy).to.include('It is renewed.').not.to.include('canary');
      }),
      { numRuns: 25 },
    );
  });
});
