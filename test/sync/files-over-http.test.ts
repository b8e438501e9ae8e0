import { expect } from '@open-wc/testing';

import { attachFile } from '../../src/commands/attach-file.js';
import { downloadFile } from '../../src/commands/download-file.js';
import { sendReply } from '../../src/commands/send-reply.js';
import type { Attachment } from '../../src/model/attachment.js';
import {
  openFile,
  watchAttachments,
  type ConversationFiles,
} from '../../src/store/attachment-queries.js';
import type { Store } from '../../src/store/database.js';
import { saveSession } from '../../src/store/meta.js';
import { entryOf } from '../../src/store/outbox.js';
import { wantedFiles } from '../../src/store/wanted-files.js';
import { parseSession } from '../../src/sync/contract.js';
import { download } from '../../src/sync/download.js';
import { HttpBackend } from '../../src/sync/http-backend.js';
import { pull } from '../../src/sync/pull.js';
import { drain } from '../../src/sync/push.js';
import { wholeSession } from '../../src/sync/whole-session.js';
import { AskingClinic } from '../contracts/asking-clinic.js';
import { LUC } from '../contracts/sample-reply.js';
import { DEFAULT_OPTIONS } from '../support/server-rows.js';
import { someFile } from '../support/some-file.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

const { conversation: conversationId, patient, last } = LUC;

interface Desk {
  readonly store: Store;
  readonly backend: HttpBackend;
}

/** One member of staff at the sample clinic, over real HTTP, with all that they may see. */
async function openDesk(clinic: AskingClinic, userId: string): Promise<Desk> {
  const store = await openTestStore({ userId });
  const { href: url } = new URL(`/clinic/${clinic.run}/${userId}/api/intray`, location.href);
  const backend = new HttpBackend({ url });
  const answer = await backend.session();
  const session = answer.kind === 'answered' ? parseSession(answer.body) : undefined;
  if (session) await saveSession(store, session);
  await pull({ store, backend });
  return { store, backend };
}

async function push({ store, backend }: Desk): Promise<void> {
  await drain({ store, backend, door: wholeSession, owner: 'desk' });
}

async function sendFile({ store }: Desk, file: File): Promise<string> {
  const attached = await attachFile(store, { conversationId, file });
  const fileIds = 'id' in attached ? [attached.id] : [];
  const basedOn = {
    messageId: last,
    assignee: { kind: 'staff', id: 'ana-ruiz' },
    state: 'open',
  } as const;
  const words = { conversationId, body: 'Please sign.', options: DEFAULT_OPTIONS, basedOn };
  return sendReply(store, { ...words, undoMs: 0, fileIds });
}

function files(store: Store): Promise<ConversationFiles> {
  return firstView((next, fail) => watchAttachments(store, conversationId, next, fail));
}

suite('files over the line', () => {
  teardown(deleteTestStores);

  test('reach the patient and a colleague byte for byte, and then begin their last days', async () => {
    const clinic = new AskingClinic();
    const ana = await openDesk(clinic, 'ana-ruiz');
    const file = someFile('résultats d’analyse.pdf', 700 * 1024);
    const id = await sendFile(ana, file);
    await push(ana);
    expect((await entryOf(ana.store.db, id))?.state).to.equal('accepted');
    expect(await ana.store.db.blobs.count()).to.equal(0);

    const sam = await openDesk(clinic, 'sam-okafor');
    const told = (await files(sam.store)).files.find(({ messageId }) => messageId === id);
    expect(told).to.include({ name: 'résultats d’analyse.pdf', place: 'message', bytes: 'away' });
    const fileId = told?.id ?? '';
    await downloadFile(sam.store, fileId);
    const [wanted] = await wantedFiles(sam.store.db);
    if (wanted) await download(sam, wanted);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const opened = await (await openFile(sam.store, fileId))?.arrayBuffer();
    expect(new Uint8Array(opened ?? new ArrayBuffer())).to.deep.equal(bytes);

    const { file: received } = await clinic.patient(patient).downloads(conversationId, fileId);
    expect(received?.bytes).to.deep.equal(bytes);
    await pull(sam);
    const after = (await files(sam.store)).files.find((one) => one.id === fileId) as
      Partial<Attachment> | undefined;
    expect(after?.deleteAfter).to.be.above(after?.downloadedAt ?? Infinity);
  });

  test('a part that is sent again, because its answer was lost, is known to the server', async () => {
    const clinic = new AskingClinic();
    const ana = await openDesk(clinic, 'ana-ruiz');
    const id = await sendFile(ana, someFile('form.pdf', 300 * 1024));
    const row = (await files(ana.store)).files.find(({ place }) => place === 'reply');
    const bytes = new Uint8Array(await someFile('form.pdf', 300 * 1024).arrayBuffer());
    const first = { attachmentId: row?.id ?? '', part: 0, bytes: bytes.slice(0, 256 * 1024) };
    await ana.backend.putPart({ userId: 'ana-ruiz', ...first });
    await push(ana);
    expect((await entryOf(ana.store.db, id))?.state).to.equal('accepted');
  });

  test('what the clinic does not take is refused with its own sentence', async () => {
    const clinic = new AskingClinic();
    const ana = await openDesk(clinic, 'ana-ruiz');
    await clinic.chooses({ limits: { attachments: { types: ['image/png'] } } });
    const id = await sendFile(ana, someFile('form.pdf', 1_000));
    await push(ana);
    const entry = await entryOf(ana.store.db, id);
    expect([entry?.state, entry?.lastError?.reason]).to.deep.equal(['refused', 'invalid']);
    expect(
      await ana.store.vault.open('outbox-detail', id, entry?.sealedDetail ?? new Uint8Array()),
    ).to.contain('type');
  });
});
