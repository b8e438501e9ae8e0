import type { OutboxEntry } from '../model/outbox-entry.js';
import type { CopyWish, MadeCopy } from '../model/record-copy.js';
import { SECOND_MS } from '../model/retry-delay.js';
import type { RecordDocument } from '../record/document.js';
import { recordExporters } from '../record/exporters.js';
import { recordCounts } from '../record/record-counts.js';
import { recordFileName } from '../record/record-file-name.js';
import { recordHash } from '../record/record-hash.js';
import { readFiles } from '../store/attachment-queries.js';
import { readConversation } from '../store/conversation-queries.js';
import type { Store } from '../store/database.js';
import {
  awaitFiles,
  fileTaken,
  keepMade,
  keepNotMade,
  keepWithoutFiles,
  postponeCopy,
} from '../store/filed-copy.js';
import { readSession, serverNow } from '../store/meta.js';
import { openPayload, openPayloadAnyway } from '../store/outbox.js';
import { takeEntry, type TakenRow } from '../store/outbox-lease.js';
import type { Completion } from '../sync/complete-conversation.js';
import type { HostRecordExporter, RecordOptions } from './host-exporter.js';
import { recordDocument, unknownFiles } from './record-document.js';
import { fetchFiles, withItsFiles } from './record-files.js';
import { saveDownload } from './save-download.js';

export interface CopierContext {
  readonly store: Store;
  /** Names this page in leases. */
  readonly owner: string;
  readonly exporters: readonly HostRecordExporter[];
  readonly options: RecordOptions;
  /** Fetches what this device lacks of a conversation. */
  readonly complete: (conversationId: string) => Promise<Completion>;
}

const AGAIN_AFTER_MS = 15 * SECOND_MS;
/** Whether files have come is looked up on this device alone. */
const LOOK_AFTER_MS = 2 * SECOND_MS;

/**
 * Makes one record copy and hands it over: to the person, who then says whether it is in the record, or to the host's
 * exporter, whose promise says so. One page does it: a short lock, and a lease for browsers without. A page that is
 * closed in the middle leaves the copy to be made anew. Offline it waits.
 */
export async function copyRecord(
  context: CopierContext,
  entry: Pick<OutboxEntry, 'seq' | 'id' | 'conversationId'>,
): Promise<void> {
  const { store, owner } = context;
  const copy = async (holdsLock: boolean): Promise<void> => {
    const options = {
      owner,
      eager: false,
      holdsLock: () => holdsLock,
      page: true,
      rememberMs: Infinity,
    };
    const taken = await takeEntry(store, entry, options);
    if (taken) await copyTaken(context, taken);
  };
  const locks = (navigator as { locks?: LockManager }).locks;
  if (locks === undefined) return copy(false);
  // Without the lock, of a frozen page for instance, the lease decides.
  return locks.request(`intray-record:${store.name}:${entry.id}`, { ifAvailable: true }, (lock) =>
    copy(lock !== null),
  );
}

async function copyTaken(context: CopierContext, taken: TakenRow): Promise<void> {
  const { store, complete } = context;
  // Nobody is asked for messages while files are still on their way.
  if (!(await filesAreHere(context, taken))) return;
  const completion = await complete(taken.conversationId);
  if (completion.kind === 'later') return postponeCopy(store, taken, AGAIN_AFTER_MS);
  if (completion.kind === 'refused') return keepNotMade(store, taken, undefined);
  const [handed] = await Promise.allSettled([makeAndHandOver(context, taken, completion)]);
  if (handed.status === 'rejected') await keepNotMade(store, taken, detailOf(handed.reason));
}

async function makeAndHandOver(
  context: CopierContext,
  taken: TakenRow,
  completion: Extract<Completion, { kind: 'complete' }>,
): Promise<void> {
  const { store } = context;
  const { copy: wish } = await openPayload(store, taken);
  if (wish === undefined) throw new IncompleteError('Nobody knows which copy was meant.');
  const document = await wholeDocument(context, taken, { wish, ...completion });
  // Messages that came just now may name more of them.
  if (!(await filesAreHere(context, taken))) return;
  const exporter = exporterOf(context, wish);
  const { mediaType: type, extension: ending } = exporter;
  const copy = { mediaType: type, extension: ending, bytes: await exporter.make(document) };
  const whole = wish.withFiles
    ? await withItsFiles(store, taken.conversationId, { document, copy })
    : copy;
  const { bytes, mediaType, extension } = whole;
  const file = { bytes, mediaType, fileName: recordFileName(document, extension) };
  const made = await factsOf(document, bytes);
  if (exporter.file) {
    await exporter.file({ copyId: taken.id, document, ...file });
    await fileTaken(store, taken, made);
  } else if (await keepMade(store, taken, made)) saveDownload(bytes, file);
}

/** False: it waits for files, or ended because one cannot be had. */
async function filesAreHere({ store }: CopierContext, taken: TakenRow): Promise<boolean> {
  const { copy } = await openPayloadAnyway(store, taken);
  if (copy?.withFiles !== true) return true;
  const asked = taken.record?.files !== undefined;
  const files = await fetchFiles(store, taken.conversationId, asked);
  if (files === 'missing') await keepWithoutFiles(store, taken);
  else if (files.here < files.of) await awaitFiles(store, taken, { files, delayMs: LOOK_AFTER_MS });
  else return true;
  return false;
}

/** The device lacks something that the conversation has: there is no partial copy. */
class IncompleteError extends Error {
  override readonly name = 'IncompleteError';
}

/** All messages that the server told, or nothing. */
async function wholeDocument(
  { store, options }: CopierContext,
  { conversationId }: TakenRow,
  { wish, messageIds }: { readonly wish: CopyWish; readonly messageIds: readonly string[] },
): Promise<RecordDocument> {
  const view = await readConversation(store, conversationId);
  const session = await readSession(store);
  const files = await readFiles(store, conversationId);
  const here = new Set(view?.messages.map(({ id }) => id));
  if (!view || !session || messageIds.some((id) => !here.has(id)))
    throw new IncompleteError('A message is not on this device.');
  const source = { view, files, clinic: session.tenant };
  if (unknownFiles(source) > 0) throw new IncompleteError('A file is not known by name and hash.');
  const printedAt = await serverNow(store);
  const includeFeeCodes = options.feeCodes === true;
  return recordDocument(source, { locale: wish.locale, printedAt, includeFeeCodes });
}

/** The host's own come first, so that it may file a format of ours by itself. */
function exporterOf(
  { exporters, options }: CopierContext,
  { format, locale }: CopyWish,
): HostRecordExporter {
  const all: readonly HostRecordExporter[] = [...exporters, ...recordExporters(locale, options)];
  const found = all.find(({ id }) => id === format);
  if (found === undefined) throw new Error(`Nobody makes the format ${format}.`);
  return found;
}

async function factsOf(
  document: RecordDocument,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<MadeCopy> {
  const { messageCount, fileCount } = recordCounts(document);
  const sha256 = await recordHash(bytes);
  return { sha256, messageCount, fileCount, madeAt: document.printedAt };
}

/** What a format says of a conversation that it cannot tell is meant for the person; the rest is not. */
function detailOf(error: unknown): string | undefined {
  const problems = (error as { problems?: unknown } | undefined)?.problems;
  return Array.isArray(problems) ? problems.join(' ') : undefined;
}
