import { expect } from '@open-wc/testing';
import fc from 'fast-check';

import '../../elements/parts/print.js';
import { PrintView } from '../../elements/print/print-view.js';
import { addComment } from '../../src/commands/add-comment.js';
import { assignConversation } from '../../src/commands/assign-conversation.js';
import { closeConversation } from '../../src/commands/close-conversation.js';
import { editReply } from '../../src/commands/edit-reply.js';
import { markRead } from '../../src/commands/mark-read.js';
import { markUnread } from '../../src/commands/mark-unread.js';
import { reopenConversation } from '../../src/commands/reopen-conversation.js';
import { saveCommentDraft } from '../../src/commands/save-comment-draft.js';
import { saveDraft } from '../../src/commands/save-draft.js';
import { sendReply } from '../../src/commands/send-reply.js';
import { undoReply } from '../../src/commands/undo-reply.js';
import { withdrawReply } from '../../src/commands/withdraw-reply.js';
import { recordDocument } from '../../src/page/record-document.js';
import type { RecordDocument } from '../../src/record/document.js';
import { recordExporters } from '../../src/record/exporters.js';
import { readFiles } from '../../src/store/attachment-queries.js';
import { readDraft } from '../../src/store/drafts.js';
import { openPayload } from '../../src/store/outbox.js';
import { openClinic, type Desk } from '../support/clinic-desk.js';
import { readPdf } from '../record/read-pdf.js';
import { DEFAULT_OPTIONS, SESSION } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';

const STAFF_ONLY: ReadonlySet<string> = new Set(['comment', 'assignment']);
const ID = 'c-001';

/** What a person does, one act after another, with words for colleagues wherever there is room for any. */
const ACTS = {
  comment: (desk, words) => addComment(desk.store, { conversationId: ID, body: words }),
  assign: async (desk, words) =>
    assignConversation(desk.store, {
      conversationId: ID,
      to: { kind: 'staff', id: 'dana-lee' },
      comment: words,
      basedOn: (await desk.view(ID)).basedOn,
    }),
  release: async (desk, words) =>
    assignConversation(desk.store, {
      conversationId: ID,
      to: null,
      comment: words,
      basedOn: (await desk.view(ID)).basedOn,
    }),
  draftComment: (desk, words) =>
    saveCommentDraft(desk.store, { conversationId: ID, text: words, seen: undefined }),
  draftReply: (desk) =>
    saveDraft(desk.store, { conversationId: ID, text: 'Dear Marie', seen: undefined }),
  /** As the panel does: what stands in the draft is what goes. */
  reply: async (desk) => {
    const draft = await readDraft(desk.store, ID);
    const { basedOn } = await desk.view(ID);
    const words = { body: draft?.text ?? 'Your form is ready.', options: DEFAULT_OPTIONS };
    return sendReply(desk.store, { ...words, conversationId: ID, basedOn, undoMs: 0 });
  },
  close: async (desk) =>
    closeConversation(desk.store, { conversationId: ID, basedOn: (await desk.view(ID)).basedOn }),
  reopen: async (desk) =>
    reopenConversation(desk.store, { conversationId: ID, basedOn: (await desk.view(ID)).basedOn }),
  read: async (desk) => {
    const newest = (await desk.view(ID)).messages.at(-1);
    await markRead(desk.store, ID, { id: newest?.id ?? '', sentAt: newest?.sentAt ?? 0 });
  },
  unread: (desk) => markUnread(desk.store, ID),
  /** Whatever is queued, of any kind: undone, edited and withdrawn as if it were a reply. */
  takeBack: async (desk) => {
    for (const { id } of await desk.store.db.outbox.toArray()) {
      await undoReply(desk.store, id);
      await editReply(desk.store, id);
    }
  },
  withdraw: async (desk) => {
    for (const { id } of await desk.store.db.outbox.toArray())
      await withdrawReply(desk.store, id, 'edit');
  },
  push: (desk) => desk.push(),
  pull: (desk) => desk.pull(),
} satisfies Record<string, (desk: Desk, words: string) => Promise<unknown>>;

const acts = fc.array(fc.constantFrom(...(Object.keys(ACTS) as (keyof typeof ACTS)[])), {
  minLength: 3,
  maxLength: 20,
});

/** Sixteen letters that no other text holds, with what breaks text around them. */
const secret = fc
  .record({
    token: fc.stringMatching(/^[a-z0-9]{16,24}$/u),
    before: fc.string({ maxLength: 12 }),
    after: fc.string({ maxLength: 12, unit: 'grapheme' }),
  })
  .map(({ token, before, after }) => ({ token, words: `${before} ${token} ${after}` }));

/** As the page makes the record copy that a person asked for. */
async function documentOf({ store, view }: Desk): Promise<RecordDocument> {
  const files = await readFiles(store, ID);
  const source = { view: await view(ID), files, clinic: SESSION.tenant };
  return recordDocument(source, { locale: 'en-CA', printedAt: 0, includeFeeCodes: true });
}

/** Each kind of copy, as text; last the sheet that is printed. */
async function exported(desk: Desk): Promise<string[]> {
  const document = await documentOf(desk);
  const exporters = recordExporters('en-CA', { hrm: {} });
  const copies = exporters.map(async (exporter) => {
    const bytes = await exporter.make(document);
    return exporter.id === 'pdf' ? JSON.stringify(readPdf(bytes)) : new TextDecoder().decode(bytes);
  });
  return Promise.all([...copies, printed(document)]);
}

async function printed(document: RecordDocument): Promise<string> {
  const sheet = new PrintView();
  sheet.document = document;
  globalThis.document.body.append(sheet);
  await sheet.updateComplete;
  const text = sheet.shadowRoot?.textContent ?? '';
  sheet.remove();
  return text;
}

/** The frozen bytes of everything queued that the patient could ever get something of. */
async function frozen({ store }: Desk): Promise<string[]> {
  const entries = await store.db.outbox.toArray();
  const forPatient = entries.filter(({ kind, sealed }) => sealed && !STAFF_ONLY.has(kind));
  const payloads = await Promise.all(forPatient.map((entry) => openPayload(store, entry)));
  return payloads.map((payload) => JSON.stringify(payload));
}

suite('what colleagues say to each other', () => {
  teardown(deleteTestStores);

  test('never stands in anything that goes to the patient, whatever is done', async () => {
    let said = 0;
    const property = fc.asyncProperty(secret, acts, async ({ token, words }, steps) => {
      const clinic = openClinic();
      const desk = await clinic.desk('ana-ruiz');
      for (const step of steps) await ACTS[step](desk, words);
      const held = await frozen(desk);
      await desk.push();
      await desk.pull();
      const { writes } = desk.backend;
      const open = writes.filter(({ kind }) => !STAFF_ONLY.has(kind)).map(({ body }) => body);
      const draft = (await readDraft(desk.store, ID))?.text ?? '';
      const view = await desk.view(ID);
      const copies = await exported(desk);
      // The copies are read as they are meant to be: the conversation stands in each.
      expect(copies.map((copy) => copy.includes('tablets'))).to.deep.equal([
        true,
        true,
        true,
        true,
      ]);
      const patient = await clinic.patientSees(ID);
      for (const text of [...held, ...open, draft, JSON.stringify(view), ...copies, patient])
        expect(text).not.to.include(token);
      said += writes.filter(({ body }) => body.includes(token)).length;
      await deleteTestStores();
    });
    await fc.assert(property, { numRuns: 12 });
    // A check that looks at the wrong bytes would pass as well: colleagues were told.
    expect(said).to.be.greaterThan(5);
  });
});
