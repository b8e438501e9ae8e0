import { expect } from '@open-wc/testing';

import { makeCopyAgain } from '../../src/commands/make-copy-again.js';
import { recordCopy } from '../../src/commands/record-copy.js';
import { addComment } from '../../src/commands/add-comment.js';
import type { CopyToFile, HostRecordExporter } from '../../src/page/host-exporter.js';
import { copyRecord, type CopierContext } from '../../src/page/record-copier.js';
import { recordHash } from '../../src/record/record-hash.js';
import { saveSession } from '../../src/store/meta.js';
import { openPayload, unfinishedOf } from '../../src/store/outbox.js';
import type { Store } from '../../src/store/database.js';
import type { OutboxRow } from '../../src/store/database.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import { wantedFiles } from '../../src/store/wanted-files.js';
import type { ContentAnswer } from '../../src/sync/backend.js';
import { download } from '../../src/sync/download.js';
import { takeCopy, WISH } from '../support/chain.js';
import {
  attachment,
  comment,
  conversation,
  message,
  NOON,
  SESSION,
} from '../support/server-rows.js';
import { ManualClock } from '../support/manual-clock.js';
import { deleteTestStores, openTestStore } from '../support/test-store.js';

const TOKEN = 'zq7-not-for-the-patient-4141';

interface Saved {
  readonly name: string;
  readonly content: Promise<string>;
}

suite('a record copy that a page makes', () => {
  let store: Store;
  let clock: ManualClock;
  let saved: Saved[];
  let stopCatching: () => void;
  setup(async () => {
    clock = new ManualClock(NOON + 60_000);
    store = await openTestStore({ clock });
    await saveSession(store, SESSION);
    const file = { attachmentIds: ['f1'] };
    await applyChanges(store, [
      conversation('c1'),
      message('c1', 'c1-m1'),
      message('c1', 'c1-m2', { ...file, body: 'Here is the form.', sentAt: NOON + 1_000 }),
      attachment('c1', 'f1', { messageId: 'c1-m2' }),
      comment('c1', 'n1', { body: `She is ${TOKEN}.` }),
    ]);
    saved = [];
    stopCatching = catchDownloads(saved);
  });
  teardown(async () => {
    stopCatching();
    await deleteTestStores();
  });

  const context = (parts: Partial<CopierContext> = {}): CopierContext => ({
    store,
    owner: 'page',
    exporters: [],
    options: {},
    complete: () => Promise.resolve({ kind: 'complete', messageIds: ['c1-m2', 'c1-m1'] }),
    ...parts,
  });
  const queue = async (wish = WISH): Promise<OutboxRow> => {
    await recordCopy(store, { conversationId: 'c1', wish: { ...wish, format: 'text' } });
    return entry();
  };
  const entry = async (): Promise<OutboxRow> => {
    const [row] = await unfinishedOf(store.db, 'c1');
    if (row === undefined) throw new Error('Nothing is queued.');
    return row;
  };

  test('is saved, and asks whether it is in the record', async () => {
    await copyRecord(context(), await queue());
    const row = await entry();
    expect([row.state, row.lastError?.reason]).to.deep.equal(['held', 'unconfirmed']);
    const { made } = await openPayload(store, row);
    expect(made).to.include({ messageCount: 2, fileCount: 1, madeAt: clock.now() });
    expect(saved[0]?.name).to.match(/^conversation-c1-2026-11-24\.txt$/u);
    expect(await saved[0]?.content).to.include('Here is the form.');
  });

  test('holds no comment, neither told nor queued', async () => {
    const copy = await queue();
    await addComment(store, { conversationId: 'c1', body: `Again ${TOKEN}.` });
    await copyRecord(context(), copy);
    expect(await saved[0]?.content).not.to.include(TOKEN);
  });

  test('waits while nobody answers, and is not saved in part', async () => {
    const complete = () => Promise.resolve({ kind: 'later' as const });
    await copyRecord(context({ complete }), await queue());
    const row = await entry();
    expect([row.state, row.needs, row.nextAt]).to.deep.equal([
      'waiting',
      'page',
      clock.now() + 15_000,
    ]);
    expect(saved).to.deep.equal([]);
  });

  test('is not made where a message or a file is not here', async () => {
    const first = await queue();
    const complete = () =>
      Promise.resolve({ kind: 'complete' as const, messageIds: ['c1-m2', 'c1-m1', 'c1-m0'] });
    await copyRecord(context({ complete }), first);
    expect((await entry()).lastError?.reason).to.equal('not-made');
    await makeCopyAgain(store, first.id);
    await store.db.attachments.delete('f1');
    await copyRecord(context(), await entry());
    expect((await entry()).state).to.equal('refused');
    expect(saved).to.deep.equal([]);
  });

  test('two pages at once make once', async () => {
    const row = await queue();
    await Promise.all([copyRecord(context(), row), copyRecord(context({ owner: 'other' }), row)]);
    expect(saved).to.have.length(1);
  });

  test('that a closed page left is made by the next one', async () => {
    const row = await queue();
    await takeCopy(store, row.id);
    await copyRecord(context({ owner: 'after the reload' }), await entry());
    expect((await entry()).state).to.equal('held');
    expect(saved).to.have.length(1);
  });

  suite('with its files', () => {
    const FORM = new TextEncoder().encode('the bytes of the form');
    const queueWithFiles = async (): Promise<OutboxRow> => {
      const sha256 = await recordHash(FORM);
      const told = { messageId: 'c1-m2', size: FORM.length, sha256 };
      await applyChanges(store, [attachment('c1', 'f1', told, 2)]);
      return queue({ ...WISH, withFiles: true });
    };
    const answer = async (content: ContentAnswer): Promise<void> => {
      const backend = { content: () => Promise.resolve(content) };
      for (const wanted of await wantedFiles(store.db)) await download({ store, backend }, wanted);
    };

    test('asks for those that are not here, says how many are, and then saves one zip', async () => {
      await copyRecord(context(), await queueWithFiles());
      const waits = await entry();
      expect([waits.state, waits.needs]).to.deep.equal(['waiting', 'page']);
      expect(waits.record?.files).to.deep.equal({ here: 0, of: 1 });
      expect(saved).to.deep.equal([]);
      await answer({ kind: 'content', body: new Blob([FORM]) });
      clock.advance(2_000);
      await copyRecord(context(), await entry());
      expect(saved[0]?.name).to.match(/^conversation-c1-2026-11-24\.zip$/u);
      expect(await saved[0]?.content).to.include('the bytes of the form');
      expect((await entry()).lastError?.reason).to.equal('unconfirmed');
    });

    test('is not made where one cannot be had; without them it is', async () => {
      await copyRecord(context(), await queueWithFiles());
      await answer({ kind: 'problem', status: 403, slug: 'not-allowed', body: {} });
      clock.advance(2_000);
      await copyRecord(context(), await entry());
      const row = await entry();
      expect([row.state, row.lastError?.reason]).to.deep.equal(['refused', 'files-missing']);
      expect(saved).to.deep.equal([]);
      await makeCopyAgain(store, row.id, { withFiles: false });
      await copyRecord(context(), await entry());
      expect(saved[0]?.name).to.match(/\.txt$/u);
    });

    test('asks anew for what could not be had, when the person tries again', async () => {
      await copyRecord(context(), await queueWithFiles());
      await answer({ kind: 'problem', status: 403, slug: 'not-allowed', body: {} });
      clock.advance(2_000);
      await copyRecord(context(), await entry());
      await makeCopyAgain(store, (await entry()).id);
      await copyRecord(context(), await entry());
      expect(await wantedFiles(store.db)).to.have.length(1);
    });

    test('has none that is deleted: nobody has its bytes', async () => {
      await queueWithFiles();
      const deleted = { messageId: 'c1-m2', size: 9, deletedAt: NOON + 2_000 };
      await applyChanges(store, [attachment('c1', 'f1', deleted, 3)]);
      await copyRecord(context(), await entry());
      expect(saved[0]?.name).to.match(/\.zip$/u);
      expect(await saved[0]?.content).not.to.include('files/');
    });
  });

  const HOST: HostRecordExporter = {
    id: 'host-format',
    label: 'Host',
    mediaType: 'text/plain',
    extension: 'txt',
    make: () => new TextEncoder().encode('as the host writes it'),
  };

  test('goes to the host’s exporter, whose promise is the word that it is in the record', async () => {
    const filed: CopyToFile[] = [];
    const file = (copy: CopyToFile) => {
      filed.push(copy);
      return Promise.resolve();
    };
    await recordCopy(store, { conversationId: 'c1', wish: { ...WISH, format: 'host-format' } });
    await copyRecord(context({ exporters: [{ ...HOST, file }] }), await entry());
    const row = await entry();
    expect([row.state, row.needs, saved.length]).to.deep.equal(['waiting', undefined, 0]);
    expect(filed[0]?.copyId).to.equal(row.id);
    expect((await openPayload(store, row)).body).to.include('"format":"host-format"');
  });

  test('that the host cannot file is shown, and tried again when the person wishes', async () => {
    await recordCopy(store, { conversationId: 'c1', wish: { ...WISH, format: 'host-format' } });
    const row = await entry();
    const file = () => Promise.reject(new Error(`The host says ${TOKEN}`));
    await copyRecord(context({ exporters: [{ ...HOST, file }] }), row);
    expect((await entry()).lastError?.reason).to.equal('not-made');
    await makeCopyAgain(store, row.id);
    const works = () => Promise.resolve();
    await copyRecord(context({ exporters: [{ ...HOST, file: works }] }), await entry());
    expect((await entry()).needs).to.equal(undefined);
  });
});

/** What the browser would save. */
function catchDownloads(saved: Saved[]): () => void {
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, content: fetch(this.href).then((answer) => answer.text()) });
  };
  return () => {
    Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
  };
}
