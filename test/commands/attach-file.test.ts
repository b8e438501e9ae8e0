import { expect } from '@open-wc/testing';

import { attachFile, type Attached, type FileToAttach } from '../../src/commands/attach-file.js';
import { saveDraft } from '../../src/commands/save-draft.js';
import { MINUTE_MS } from '../../src/model/retry-delay.js';
import {
  openFile,
  watchAttachments,
  type ConversationFiles,
  type FileView,
} from '../../src/store/attachment-queries.js';
import { sweepOrphans } from '../../src/store/blobs.js';
import type { Store } from '../../src/store/database.js';
import { readDraft } from '../../src/store/drafts.js';
import { saveSession } from '../../src/store/meta.js';
import { png } from '../support/file-bytes.js';
import { ManualClock } from '../support/manual-clock.js';
import { SESSION } from '../support/server-rows.js';
import { someFile, textFile } from '../support/some-file.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

const KIB = 1024;

async function openDesk(clock = new ManualClock()): Promise<Store> {
  const store = await openTestStore({ clock });
  await saveSession(store, SESSION);
  return store;
}

function attach(store: Store, file: File, more: Partial<FileToAttach> = {}): Promise<Attached> {
  return attachFile(store, { conversationId: 'c1', file, ...more });
}

async function files(store: Store): Promise<readonly FileView[]> {
  const view = await firstView<ConversationFiles>((next, fail) =>
    watchAttachments(store, 'c1', next, fail),
  );
  return view.files;
}

/** From now on the disk takes `puts` more rows of that table, then fails; `remove`: deletes fail too. */
function breakTable(
  table: Store['db']['blobs'] | Store['db']['attachments'],
  { after, error, remove = false }: { after: number; error: Error; remove?: boolean },
): void {
  const put = table.put.bind(table) as (row: unknown) => unknown;
  let left = after;
  const fails = (row: unknown): unknown => {
    if (left-- > 0) return put(row);
    throw error;
  };
  Object.assign(table, { put: fails });
  const gone = (): never => {
    throw error;
  };
  if (remove) Object.assign(table, { where: gone });
}

function quota(): Error {
  return Object.assign(new Error('Transaction aborted'), {
    name: 'AbortError',
    inner: new DOMException('Full', 'QuotaExceededError'),
  });
}

async function leftOf(store: Store): Promise<[number, number]> {
  return [await store.db.attachments.count(), await store.db.blobs.count()];
}

suite('attaching a file', () => {
  teardown(deleteTestStores);

  test('keeps every byte of it, sealed in parts, as part of the draft', async () => {
    const store = await openDesk();
    const file = someFile('form.pdf', 600 * KIB);
    const seen: number[] = [];
    const attached = await attach(store, file, { onProgress: (bytes) => seen.push(bytes) });
    expect(seen).to.deep.equal([256 * KIB, 512 * KIB, 600 * KIB]);
    const [view] = await files(store);
    expect(view).to.include({ name: 'form.pdf', type: 'application/pdf', place: 'draft', sent: 0 });
    expect(attached).to.deep.equal({ id: view?.id });
    const opened = await openFile(store, view?.id ?? '');
    expect(opened?.type).to.equal('application/octet-stream');
    const [one, other] = [await opened?.arrayBuffer(), await file.arrayBuffer()];
    expect(new Uint8Array(one ?? new ArrayBuffer())).to.deep.equal(new Uint8Array(other));
    const row = await store.db.blobs.get([view?.id ?? '', 0]);
    expect(String.fromCharCode(...(row?.sealed.subarray(0, 100) ?? []))).not.to.contain('%PDF');
  });

  test('leaves what is being written beside it alone', async () => {
    const store = await openDesk();
    const draft = { conversationId: 'c1', text: 'Please sign.', seen: undefined };
    const { savedAt } = await saveDraft(store, draft);
    await attach(store, someFile());
    expect(await readDraft(store, 'c1')).to.deep.include({ text: 'Please sign.', savedAt });
  });

  test('gives it a name that hides nothing', async () => {
    const store = await openDesk();
    await attach(store, someFile('../\u202Efdp.form.PDF'));
    expect((await files(store))[0]?.name).to.equal('..fdp.form.PDF');
  });

  test('refuses what it is not allowed to take, before and after looking into it', async () => {
    const store = await openDesk();
    const refusals = [
      await attach(store, new File([], 'empty.pdf')),
      await attach(store, textFile('page.html', '<script>alert(1)</script>', 'text/html')),
      await attach(store, textFile('photo.png', '<script>alert(1)</script>', 'image/png')),
      await attach(store, new File([png()], 'form.pdf', { type: 'application/pdf' })),
      await attach(store, someFile(), { room: { usage: 9_000_000, quota: 10_000_000 } }),
    ];
    expect(refusals.map((one) => 'refused' in one && one.refused)).to.deep.equal([
      'empty',
      'wrong-type',
      'wrong-type',
      'wrong-type',
      'storage-full',
    ]);
    expect(await leftOf(store)).to.deep.equal([0, 0]);
  });

  test('refuses all where this person may not attach', async () => {
    const store = await openDesk();
    await saveSession(store, {
      ...SESSION,
      permissions: { ...SESSION.permissions, attach: false },
    });
    expect(await attach(store, someFile())).to.deep.equal({ refused: 'not-allowed' });
  });

  test('the same file is taken once, also when it is picked twice at the same moment', async () => {
    const store = await openDesk();
    const both = await Promise.all([attach(store, someFile()), attach(store, someFile())]);
    expect(both.filter((one) => 'refused' in one)).to.deep.equal([{ refused: 'duplicate' }]);
    await attach(store, someFile('other.pdf'));
    expect((await files(store)).map(({ name }) => name)).to.deep.equal(['form.pdf', 'other.pdf']);
    expect(await store.db.blobs.count()).to.equal(2);
  });

  test('of many that are picked at once no more are taken than the clinic allows', async () => {
    const store = await openDesk();
    const attachments = { ...SESSION.limits.attachments, count: 2 };
    await saveSession(store, { ...SESSION, limits: { ...SESSION.limits, attachments } });
    const picked = [1, 2, 3, 4].map((seed) => someFile(`${seed}.pdf`, 1_000, seed));
    const all = await Promise.all(picked.map((file) => attach(store, file)));
    expect(all.filter((one) => 'refused' in one)).to.deep.equal([
      { refused: 'too-many' },
      { refused: 'too-many' },
    ]);
    expect(await leftOf(store)).to.deep.equal([2, 2]);
  });

  test('a disk that is full after some parts keeps nothing of the file and all that was there', async () => {
    const store = await openDesk();
    await saveDraft(store, { conversationId: 'c1', text: 'Please sign.', seen: undefined });
    await attach(store, someFile('small.pdf'));
    breakTable(store.db.blobs, { after: 2, error: quota() });
    const attached = await attach(store, someFile('large.pdf', 900 * KIB));
    expect(attached).to.deep.equal({ refused: 'storage-full' });
    expect(await leftOf(store)).to.deep.equal([1, 1]);
    expect((await readDraft(store, 'c1'))?.text).to.equal('Please sign.');
  });

  test('a disk that is full at the last row keeps nothing of the file either', async () => {
    const store = await openDesk();
    breakTable(store.db.attachments, { after: 0, error: quota() });
    const attached = await attach(store, someFile('form.pdf', 900 * KIB));
    expect(attached).to.deep.equal({ refused: 'storage-full' });
    expect(await leftOf(store)).to.deep.equal([0, 0]);
  });

  test('a crash in the middle leaves bytes that the next start sweeps, and no file', async () => {
    for (const after of [1, 3]) {
      const clock = new ManualClock();
      const store = await openDesk(clock);
      breakTable(store.db.blobs, { after, error: new Error('Killed'), remove: true });
      const failure = await attach(store, someFile('form.pdf', 900 * KIB)).catch(String);
      expect(failure).to.contain('Killed');
      const next = await openTestStore({ name: store.name, clock });
      expect(await leftOf(next)).to.deep.equal([0, after]);
      clock.advance(11 * MINUTE_MS);
      await sweepOrphans(next);
      expect(await leftOf(next)).to.deep.equal([0, 0]);
    }
  });

  test('stopped by the person it keeps nothing', async () => {
    const store = await openDesk();
    const stopping = new AbortController();
    const failure = await attach(store, someFile('form.pdf', 900 * KIB), {
      signal: stopping.signal,
      onProgress: () => {
        stopping.abort();
      },
    }).catch((error: unknown) => error);
    expect((failure as Error).name).to.equal('AbortError');
    expect(await leftOf(store)).to.deep.equal([0, 0]);
  });

  test('a file that has changed or gone since it was picked is refused', async () => {
    const store = await openDesk();
    const file = someFile('form.pdf', 900 * KIB);
    const slice = file.slice.bind(file);
    const gone = new Blob();
    const arrayBuffer = () => Promise.reject(new DOMException('Gone', 'NotReadableError'));
    Object.assign(gone, { arrayBuffer });
    Object.assign(file, {
      slice: (from: number, to: number) => (from > 0 ? gone : slice(from, to)),
    });
    expect(await attach(store, file)).to.deep.equal({ refused: 'unreadable' });
    expect(await leftOf(store)).to.deep.equal([0, 0]);
  });
});
