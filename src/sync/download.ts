import { StorageFullError } from '../model/errors.js';
import { PART_BYTES, type FileTrouble } from '../model/file-transfer.js';
import { SECOND_MS } from '../model/retry-delay.js';
import { openAttachment } from '../store/attachments.js';
import { sealPart } from '../store/blobs.js';
import type { Store } from '../store/database.js';
import { sha256Of } from '../store/digest.js';
import { noteSilence, serverNow } from '../store/meta.js';
import {
  dropArrived,
  endWish,
  finishArrived,
  keepArrived,
  type WantedRow,
} from '../store/wanted-files.js';
import type { Backend, ContentAnswer } from './backend.js';
import type { WishEnd } from './follow-wishes.js';
import { refusalOf } from './wish-refusal.js';

/** A line that carries nothing for so long is dead. */
const SILENT_MS = 30 * SECOND_MS;
/** Larger than any clinic allows; nobody's memory is filled by what a server says of a file. */
const MOST_BYTES = 200_000_000;

export interface DownloadContext {
  readonly store: Store;
  readonly backend: Pick<Backend, 'content'>;
  readonly signal?: AbortSignal;
  readonly silentMs?: number;
}

/**
 * Fetches the bytes of one file, sealing them part by part as they come. They are given out only when their hash
 * is the one that the server told; anything else is thrown away and said.
 */
export async function download(context: DownloadContext, wanted: WantedRow): Promise<WishEnd> {
  const { store, backend } = context;
  if (wanted.size > MOST_BYTES) return troubled(store, wanted, 'too-large');
  // The stream ends with this turn, however the turn ends.
  const turn = new AbortController();
  const signal = context.signal ? AbortSignal.any([context.signal, turn.signal]) : turn.signal;
  try {
    if (!(await dropArrived(store, wanted))) return 'settled';
    const answer = await within(silentMsOf(context) * 2, () =>
      backend.content({ userId: store.userId, attachmentId: wanted.id }, signal),
    );
    return await take(context, wanted, answer ?? { kind: 'no-answer' });
  } catch (error) {
    if (error instanceof StorageFullError) return await troubled(store, wanted, 'storage-full');
    throw error;
  } finally {
    turn.abort();
  }
}

async function take(
  context: DownloadContext,
  wanted: WantedRow,
  answer: ContentAnswer,
): Promise<WishEnd> {
  const { store } = context;
  if (context.signal?.aborted) return 'later';
  if (answer.kind === 'content') return receive(context, wanted, answer.body);
  const status = await refusalOf(store, answer);
  return status === undefined ? 'later' : refused(store, wanted, status);
}

async function refused(store: Store, wanted: WantedRow, status: number): Promise<WishEnd> {
  if (status === 410) {
    await endWish(store, wanted, { deletedAt: wanted.deletedAt ?? (await serverNow(store)) });
    return 'settled';
  }
  return troubled(store, wanted, status === 403 ? 'not-allowed' : 'gone');
}

async function receive(
  context: DownloadContext,
  wanted: WantedRow,
  body: Blob | ReadableStream<Uint8Array>,
): Promise<WishEnd> {
  const { store } = context;
  const arrival = await readAll(context, wanted, body);
  if (arrival === 'unwanted') return 'settled';
  if (arrival === 'broken') {
    await dropArrived(store, wanted);
    return context.signal?.aborted ? 'later' : silent(store);
  }
  const [names] = await Promise.allSettled([openAttachment(store, wanted)]);
  const told = names.status === 'fulfilled' ? names.value.sha256 : undefined;
  if (arrival === 'wrong' || (await sha256Of(arrival)) !== told)
    return troubled(store, wanted, 'damaged');
  await finishArrived(store, wanted);
  return 'settled';
}

/** `wrong`: more or fewer bytes than the server told of. `broken`: the line did not carry all of them. */
type Arrival = Uint8Array<ArrayBuffer> | 'wrong' | 'broken' | 'unwanted';

async function readAll(
  context: DownloadContext,
  wanted: WantedRow,
  body: Blob | ReadableStream<Uint8Array>,
): Promise<Arrival> {
  const reader = (body instanceof Blob ? body.stream() : body).getReader();
  try {
    return await readFrom(reader, context, wanted);
  } finally {
    reader.cancel().catch(ignore);
  }
}

async function readFrom(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  context: DownloadContext,
  wanted: WantedRow,
): Promise<Arrival> {
  const whole = new Uint8Array(wanted.size);
  let arrived = 0;
  let kept = 0;
  for (;;) {
    const chunk = await within(silentMsOf(context), () => reader.read());
    if (chunk === undefined) return 'broken';
    const { value } = chunk;
    if (value && arrived + value.length > wanted.size) return 'wrong';
    if (value) whole.set(value, arrived);
    arrived += value?.length ?? 0;
    const end = value ? arrived - (arrived % PART_BYTES) : arrived;
    for (; kept < end; kept = Math.min(end, kept + PART_BYTES)) {
      const bytes = whole.subarray(kept, Math.min(end, kept + PART_BYTES));
      const part = await sealPart(context.store, wanted.id, kept / PART_BYTES, bytes);
      if (!(await keepArrived(context.store, wanted, part, kept + bytes.length))) return 'unwanted';
    }
    if (!value) return arrived === wanted.size ? whole : 'wrong';
  }
}

async function troubled(store: Store, wanted: WantedRow, trouble: FileTrouble): Promise<WishEnd> {
  await endWish(store, wanted, { trouble });
  return 'settled';
}

async function silent(store: Store): Promise<WishEnd> {
  await noteSilence(store);
  return 'later';
}

/** Undefined: it failed, or nothing came of it in time. */
async function within<Result>(
  ms: number,
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  const { promise: silence, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, ms, undefined);
  try {
    return await Promise.race([work(), silence]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

function silentMsOf({ silentMs = SILENT_MS }: DownloadContext): number {
  return silentMs;
}

function ignore(): void {
  // Nobody listens to that stream any more.
}
