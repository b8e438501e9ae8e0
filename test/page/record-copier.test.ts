import { expect } from '@open-wc/testing';

import { makeCopyAgain } from '../../src/commands/make-copy-again.js';
import { recordCopy } from '../../src/commands/record-copy.js';
import { addComment } from '../../src/commands/add-comment.js';
import type { CopyToFile, HostRecordExporter } from '../../src/page/host-exporter.js';
import { copyRecord, type CopierContext } from '../../src/page/record-copier.js';
import { saveSession } from '../../src/store/meta.js';
import { openPayload, unfinishedOf } from '../../src/store/outbox.js';
import type { Store } from '../../src/store/database.js';
import type { OutboxRow } from '../../src/store/database.js';
import { applyChanges } from '../../src/store/apply-changes.js';
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
