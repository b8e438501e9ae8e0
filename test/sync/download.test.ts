import { expect } from '@open-wc/testing';

import { cancelDownload } from '../../src/commands/cancel-download.js';
import { downloadFile } from '../../src/commands/download-file.js';
import { DAY_MS } from '../../src/model/retry-delay.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import {
  openFile,
  readHead,
  watchAttachments,
  type ConversationFiles,
  type FileView,
} from '../../src/store/attachment-queries.js';
import type { Store } from '../../src/store/database.js';
import { sha256Of } from '../../src/store/digest.js';
import { readSync } from '../../src/store/meta.js';
import { wantedFiles } from '../../src/store/wanted-files.js';
import type { ContentAnswer } from '../../src/sync/backend.js';
import { download } from '../../src/sync/download.js';
import { startDownloads } from '../../src/sync/download-loop.js';
import { HttpBackend } from '../../src/sync/http-backend.js';
import { ManualClock } from '../support/manual-clock.js';
import { ScriptedBackend } from '../support/scripted-backend.js';
import { attachment, conversation } from '../support/server-rows.js';
import { someFile } from '../support/some-file.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

const KIB = 1024;

interface Desk {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly backend: ScriptedBackend;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Fetches once what is wanted, as the worker does. */
  readonly fetch: () => Promise<string>;
}

/** A conversation with a file that is at the server and was asked for. */
async function openDesk(told: { size?: number; deleteAfter?: number } = {}): Promise<Desk> {
  const clock = new ManualClock();
  const store = await openTestStore({ clock });
  const backend = new ScriptedBackend();
  const bytes = new Uint8Array(await someFile('form.pdf', 600 * KIB).arrayBuffer());
  const facts = { size: bytes.length, sha256: await sha256Of(bytes), ...told };
  await applyChanges(store, [conversation('c1'), attachment('c1', 'f1', facts)]);
  await downloadFile(store, 'f1');
  backend.onContent = () => ({ kind: 'content', body: streamOf(bytes) });
  const fetch = async (): Promise<string> => {
    const [wanted] = await wantedFiles(store.db);
    return wanted ? download({ store, backend, silentMs: 50 }, wanted) : 'nothing is wanted';
  };
  return { store, clock, backend, bytes, fetch };
}

/** In pieces of a network; `then` comes instead of its end. */
function streamOf(
  bytes: Uint8Array,
  then: 'end' | 'error' | 'silence' = 'end',
  each: (arrived: number) => Promise<unknown> = () => Promise.resolve(),
): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      await each(at);
      if (at < bytes.length) controller.enqueue(bytes.slice(at, (at += 100_000)));
      else if (then === 'end') controller.close();
      else if (then === 'error') controller.error(new TypeError('network error'));
      else await new Promise(() => undefined);
    },
  });
}

async function view(store: Store): Promise<FileView | undefined> {
  const { files } = await firstView<ConversationFiles>((next, fail) =>
    watchAttachments(store, 'c1', next, fail),
  );
  return files[0];
}

async function opened(store: Store): Promise<Uint8Array | undefined> {
  const blob = await openFile(store, 'f1');
  return blob && new Uint8Array(await blob.arrayBuffer());
}

function refuse(status: number, slug: string): ContentAnswer {
  return { kind: 'problem', status, slug, body: {} };
}

suite('fetching a received file', () => {
  teardown(deleteTestStores);

  test('brings its bytes, sealed, to be saved without a type of their own', async () => {
    const { store, bytes, fetch } = await openDesk();
    expect(await opened(store)).to.equal(undefined);
    expect(await fetch()).to.equal('settled');
    expect(await opened(store)).to.deep.equal(bytes);
    expect((await openFile(store, 'f1'))?.type).to.equal('application/octet-stream');
    expect(await readHead(store, 'f1')).to.deep.equal(bytes.slice(0, 256 * KIB));
    const part = await store.db.blobs.get(['f1', 0]);
    expect(String.fromCharCode(...(part?.sealed.subarray(0, 99) ?? []))).not.to.contain('%PDF');
    expect(await view(store)).to.include({ bytes: 'here', arrived: bytes.length });
  });

  test('shows no name that hides something, whoever chose it', async () => {
    const { store } = await openDesk();
    const named = { name: 'scan\u202Efdp.exe', size: 5 };
    await applyChanges(store, [attachment('c1', 'f1', named, 2)]);
    expect((await view(store))?.name).to.equal('scanfdp.exe');
  });

  test('a host that hands over the whole file is as good', async () => {
    const { store, backend, bytes, fetch } = await openDesk();
    backend.onContent = () => ({ kind: 'content', body: new Blob([bytes]) });
    expect(await fetch()).to.equal('settled');
    expect(await opened(store)).to.deep.equal(bytes);
  });

  test('tells how far it is', async () => {
    const { store, backend, bytes, fetch } = await openDesk();
    const seen: unknown[] = [];
    backend.onContent = () => {
      const look = async (at: number): Promise<unknown> =>
        at === 400_000 ? seen.push(await view(store)) : undefined;
      return { kind: 'content', body: streamOf(bytes, 'end', look) };
    };
    await fetch();
    expect(seen[0]).to.include({ bytes: 'wanted', arrived: 256 * KIB });
  });

  test('other bytes than the server told of are thrown away and said', async () => {
    for (const wrong of ['another', 'longer', 'shorter'] as const) {
      const { store, backend, bytes, fetch } = await openDesk();
      const others = {
        another: bytes.slice().fill(1, 300_000, 300_001),
        longer: new Uint8Array(bytes.length + 1),
        shorter: bytes.slice(0, -1),
      };
      backend.onContent = () => ({ kind: 'content', body: streamOf(others[wrong]) });
      expect(await fetch()).to.equal('settled');
      expect(await view(store)).to.include({ bytes: 'away', arrived: 0, trouble: 'damaged' });
      expect([await store.db.blobs.count(), await opened(store)]).to.deep.equal([0, undefined]);
    }
  });

  test('a line that breaks or falls silent leaves the wish, and nothing of the file', async () => {
    for (const then of ['error', 'silence'] as const) {
      const { store, backend, bytes, fetch } = await openDesk();
      backend.onContent = () => ({
        kind: 'content',
        body: streamOf(bytes.slice(0, 300_000), then),
      });
      expect(await fetch()).to.equal('later');
      expect(await view(store)).to.include({ bytes: 'wanted', arrived: 0 });
      expect(await store.db.blobs.count()).to.equal(0);
      expect((await readSync(store.db)).offlineSince).to.equal(store.now());
    }
  });

  test('what stands in the way is noted as everywhere else', async () => {
    const { store, backend, fetch } = await openDesk();
    backend.onContent = () => ({ kind: 'not-ours', status: 200, signIn: true });
    expect(await fetch()).to.equal('later');
    expect(await readSync(store.db)).to.include({ notOurs: true, signIn: 'network' });
    backend.onContent = () => refuse(401, 'sign-in-needed');
    expect(await fetch()).to.equal('later');
    expect((await readSync(store.db)).signIn).to.equal('session-ended');
    backend.onContent = () => refuse(503, '');
    expect(await fetch()).to.equal('later');
    backend.onContent = () => refuse(403, 'not-allowed');
    expect(await fetch()).to.equal('settled');
    expect(await view(store)).to.include({ bytes: 'away', trouble: 'not-allowed' });
  });

  test('one that the server has deleted becomes a stub that says so', async () => {
    const { store, backend, fetch } = await openDesk();
    backend.onContent = () => refuse(410, 'gone');
    expect(await fetch()).to.equal('settled');
    expect(await view(store)).to.include({ bytes: 'away', deletedAt: store.now() });
    expect(await downloadFile(store, 'f1')).to.equal(false);
  });

  test('let go of while it comes, it stops and leaves nothing', async () => {
    const { store, backend, bytes, fetch } = await openDesk();
    backend.onContent = () => {
      const stop = (at: number): Promise<unknown> =>
        at === 300_000 ? cancelDownload(store, 'f1') : Promise.resolve();
      return { kind: 'content', body: streamOf(bytes, 'end', stop) };
    };
    expect(await fetch()).to.equal('settled');
    expect(await view(store)).to.include({ bytes: 'away', arrived: 0, trouble: undefined });
    expect(await store.db.blobs.count()).to.equal(0);
  });

  test('a disk that is full keeps nothing of it, and says so', async () => {
    const { store, fetch } = await openDesk();
    const put = store.db.blobs.put.bind(store.db.blobs);
    let left = 1;
    Object.assign(store.db.blobs, {
      put: (row: never) => {
        if (left-- > 0) return put(row);
        throw new DOMException('Full', 'QuotaExceededError');
      },
    });
    expect(await fetch()).to.equal('settled');
    expect(await view(store)).to.include({ bytes: 'away', trouble: 'storage-full' });
    expect(await store.db.blobs.count()).to.equal(0);
  });

  test('a size that no clinic allows is not even asked for', async () => {
    const { store, backend, fetch } = await openDesk({ size: 4_000_000_000 });
    expect(await fetch()).to.equal('settled');
    expect(backend.downloads).to.deep.equal([]);
    expect(await view(store)).to.include({ trouble: 'too-large' });
  });

  test('bytes whose time is over are given to nobody, deleted or not', async () => {
    const deleteAfter = new ManualClock().now() + DAY_MS;
    const { store, clock, bytes, fetch } = await openDesk({ deleteAfter });
    await fetch();
    expect(await opened(store)).to.deep.equal(bytes);
    clock.advance(DAY_MS);
    expect(await store.db.blobs.count()).to.equal(3);
    expect([await opened(store), await readHead(store, 'f1')]).to.deep.equal([
      undefined,
      undefined,
    ]);
    expect(await downloadFile(store, 'f1')).to.equal(false);
  });

  test('a page of somebody else in its place is never taken for the file', async () => {
    const backend = new HttpBackend({ url: new URL('/index.html?', location.href).href });
    const answer = await backend.content({ userId: 'ana-ruiz', attachmentId: 'f1' });
    expect(answer.kind).to.equal('not-ours');
  });
});

suite('the wish for a file', () => {
  teardown(deleteTestStores);

  test('is followed at once, by one of several pages', async () => {
    const { store, backend, bytes } = await openDesk();
    const stops = [startDownloads({ store, backend }), startDownloads({ store, backend })];
    await firstView<ConversationFiles>(
      (next, fail) => watchAttachments(store, 'c1', next, fail),
      ({ files }) => files[0]?.bytes === 'here',
    );
    for (const stop of stops) stop();
    expect(await opened(store)).to.deep.equal(bytes);
    expect(backend.downloads.length).to.equal(1);
  });

  test('asked again after trouble is tried again', async () => {
    const { store, backend } = await openDesk();
    const whole = backend.onContent;
    backend.onContent = () => refuse(404, 'gone');
    const stop = startDownloads({ store, backend });
    const watch = (next: (files: ConversationFiles) => void, fail: (error: unknown) => void) =>
      watchAttachments(store, 'c1', next, fail);
    await firstView(watch, ({ files }) => files[0]?.trouble === 'gone');
    backend.onContent = whole;
    await downloadFile(store, 'f1');
    await firstView(watch, ({ files }) => files[0]?.bytes === 'here');
    stop();
    expect(backend.downloads.length).to.equal(2);
  });
});
