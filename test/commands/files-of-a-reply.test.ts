import { expect } from '@open-wc/testing';

import { attachFile } from '../../src/commands/attach-file.js';
import { discardUnsent } from '../../src/commands/discard-unsent.js';
import { removeFile } from '../../src/commands/remove-file.js';
import { sendReply } from '../../src/commands/send-reply.js';
import { undoReply } from '../../src/commands/undo-reply.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import {
  watchAttachments,
  type ConversationFiles,
  type FileView,
} from '../../src/store/attachment-queries.js';
import type { Store } from '../../src/store/database.js';
import { saveSession } from '../../src/store/meta.js';
import { entryOf, openReply } from '../../src/store/outbox.js';
import { DEFAULT_OPTIONS, SESSION, unreadConversation } from '../support/server-rows.js';
import { someFile } from '../support/some-file.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

interface Desk {
  readonly store: Store;
  readonly ids: readonly [string, string];
}

/** A conversation with two files in its draft. */
async function openDesk(): Promise<Desk> {
  const store = await openTestStore();
  await saveSession(store, SESSION);
  await applyChanges(store, unreadConversation('c1'));
  const first = await attach(store, 'form.pdf');
  return { store, ids: [first, await attach(store, 'map.pdf')] };
}

async function attach(store: Store, name: string): Promise<string> {
  const attached = await attachFile(store, { conversationId: 'c1', file: someFile(name) });
  return 'id' in attached ? attached.id : attached.refused;
}

function send(store: Store, fileIds: readonly string[]): Promise<string> {
  const basedOn = { messageId: 'c1-m1', assignee: null, state: 'open' } as const;
  const reply = { conversationId: 'c1', body: 'Please sign.', options: DEFAULT_OPTIONS };
  return sendReply(store, { ...reply, basedOn, undoMs: 0, fileIds });
}

async function files(store: Store): Promise<readonly FileView[]> {
  const view = await firstView<ConversationFiles>((next, fail) =>
    watchAttachments(store, 'c1', next, fail),
  );
  return view.files;
}

async function places(store: Store): Promise<[string, string | undefined][]> {
  return (await files(store)).map(({ place, replyId }) => [place, replyId]);
}

async function idsSent(store: Store, replyId: string): Promise<readonly string[]> {
  const entry = await entryOf(store.db, replyId);
  return entry ? (await openReply(store, entry)).attachmentIds : [];
}

suite('files of a reply', () => {
  teardown(deleteTestStores);

  test('go with it in their order, and leave the draft in the same moment', async () => {
    const { store, ids } = await openDesk();
    const id = await send(store, ids);
    expect(await idsSent(store, id)).to.deep.equal(ids);
    expect(await places(store)).to.deep.equal([
      ['reply', id],
      ['reply', id],
    ]);
  });

  test('one that came to the draft since stays there', async () => {
    const { store, ids } = await openDesk();
    const id = await send(store, [ids[0]]);
    expect(await places(store)).to.deep.equal([
      ['reply', id],
      ['draft', undefined],
    ]);
  });

  test('a reply whose file was removed in another page is not queued without it', async () => {
    const { store, ids } = await openDesk();
    await removeFile(store, ids[0]);
    const failure = await send(store, ids).catch((error: unknown) => error);
    expect((failure as Error).name).to.equal('TooLateError');
    expect(await store.db.outbox.count()).to.equal(0);
    expect(await places(store)).to.deep.equal([['draft', undefined]]);
  });

  test('come back to the draft when it is undone', async () => {
    const { store, ids } = await openDesk();
    expect(await undoReply(store, await send(store, ids))).to.equal(true);
    expect((await files(store)).map(({ id, place }) => [id, place])).to.deep.equal(
      ids.map((id) => [id, 'draft']),
    );
    await send(store, ids);
  });

  test('are gone with every byte when it is thrown away', async () => {
    const { store, ids } = await openDesk();
    await discardUnsent(store, await send(store, ids));
    expect(await files(store)).to.deep.equal([]);
    expect(await store.db.blobs.count()).to.equal(0);
  });

  test('one can be removed until the reply is attempted', async () => {
    const { store, ids } = await openDesk();
    const id = await send(store, ids);
    expect(await removeFile(store, ids[0])).to.equal(true);
    expect(await idsSent(store, id)).to.deep.equal([ids[1]]);
    expect((await entryOf(store.db, id))?.fileIds).to.deep.equal([ids[1]]);
    expect(await store.db.blobs.count()).to.equal(1);
    const { seq = 0 } = (await entryOf(store.db, id)) ?? {};
    await store.db.outbox.update(seq, { attempts: 1 });
    expect(await removeFile(store, ids[1])).to.equal(false);
    expect(await idsSent(store, id)).to.deep.equal([ids[1]]);
    expect(await store.db.blobs.count()).to.equal(1);
  });

  test('two that are removed at the same moment are both gone from it', async () => {
    const { store, ids } = await openDesk();
    const id = await send(store, ids);
    await Promise.all(ids.map((one) => removeFile(store, one)));
    expect(await idsSent(store, id)).to.deep.equal([]);
    expect(await files(store)).to.deep.equal([]);
  });

  test('stay when the conversation goes away: they were written here', async () => {
    const { store } = await openDesk();
    await applyChanges(store, [{ op: 'delete', kind: 'conversation', id: 'c1', version: 9 }]);
    expect((await files(store)).length).to.equal(2);
    expect(await store.db.blobs.count()).to.equal(2);
  });
});
