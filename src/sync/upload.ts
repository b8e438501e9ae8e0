import { StorageFullError, UnreadableError } from '../model/errors.js';
import { partsOf, type Upload } from '../model/file-transfer.js';
import { needsUpload } from '../model/outbox-entry.js';
import { openAttachment } from '../store/attachments.js';
import { openPart } from '../store/blobs.js';
import type { AttachmentRow } from '../store/database.js';
import { stillOurs, LONG_LEASE_MS, type TakenRow } from '../store/outbox-lease.js';
import { rewriteReply } from '../store/rewrite-reply.js';
import { inOneTransaction } from '../store/transaction.js';
import { PART_EXTRA_MS, type Answer } from './backend.js';
import { isPartAnswer, parseMissing, parseWriteAnswer } from './contract.js';
import { outcomeOf, outOfRoom, type Outcome } from './outcome.js';
import type { PushContext } from './push.js';
import { answerOf } from './session-check.js';
import { settle, settleUnreadable } from './settle.js';

/** `ready`: the reply may leave. `later`: others go first, or it is not ours any more. Else what stopped it. */
export type UploadEnd = 'ready' | 'later' | Outcome;

/**
 * Brings the files of a reply to the server, part by part, each acknowledged part noted on disk before the next:
 * whatever interrupts it, no part goes twice. The reply is not attempted by that, and can be undone meanwhile.
 */
export async function uploadFiles(
  context: PushContext,
  taken: TakenRow,
  mustYield: () => Promise<boolean>,
): Promise<UploadEnd> {
  try {
    return await uploadAll(context, taken, mustYield);
  } catch (error) {
    if (error instanceof StorageFullError) return noteNoRoom(context, taken);
    throw error;
  }
}

async function uploadAll(
  context: PushContext,
  taken: TakenRow,
  mustYield: () => Promise<boolean>,
): Promise<UploadEnd> {
  for (const fileId of taken.fileIds ?? []) {
    const end = await new FileUpload(context, taken, fileId).run(mustYield);
    if (end !== 'ready') return end;
  }
  const { store } = context;
  return inOneTransaction(store, async () => {
    const entry = await stillOurs(store, taken);
    if (entry === undefined) return 'later';
    await store.db.outbox.put({ ...entry, ...NO_TROUBLE, lease: undefined, uploaded: true });
    return 'ready';
  });
}

/**
 * How far it is could not be noted: a part may go twice, and nothing is lost. A full disk mostly takes a few bytes
 * more (measured); where it does not, this rejects, and whoever pushes asks again later.
 */
async function noteNoRoom(
  { store, random = Math.random }: PushContext,
  taken: TakenRow,
): Promise<Outcome> {
  const tries = taken.uploadTries ?? 0;
  const outcome = outOfRoom({ entry: { ...taken, attempts: tries }, random: random() });
  await settle(store, [{ taken, outcome, uploadTries: tries + 1 }]);
  return outcome;
}

/** What a step that got on ends. */
const NO_TROUBLE = { uploadTries: undefined, lastError: undefined };
const NOT_OURS: Answer = { kind: 'not-ours', status: 0, signIn: false };

class FileUpload {
  readonly #context: PushContext;
  readonly #taken: TakenRow;
  readonly #fileId: string;
  /** The line has carried something since it last broke: one more try is worth it, at once. */
  #gotOn = false;
  #asked = false;
  #tries: number;

  constructor(context: PushContext, taken: TakenRow, fileId: string) {
    this.#context = context;
    this.#taken = taken;
    this.#fileId = fileId;
    this.#tries = taken.uploadTries ?? 0;
  }

  async run(mustYield: () => Promise<boolean>): Promise<UploadEnd> {
    const { store, signal } = this.#context;
    for (;;) {
      const row = await store.db.attachments.get(this.#fileId);
      // Removed from the reply meanwhile, or whole at the server.
      if (row?.upload === undefined || row.upload.complete) return 'ready';
      const entry = await stillOurs(store, this.#taken);
      if (entry === undefined) return 'later';
      // Somebody wants it back meanwhile, or words of others have come.
      if (!needsUpload(entry) || (await mustYield())) return this.#release();
      const answer = await this.#ask(row, row.upload).catch(unlessUnreadable);
      if (signal?.aborted) return 'later';
      if (answer === undefined) return this.#giveUp();
      if (!(await this.#hear(answer, row, row.upload))) return this.#stop(answer);
    }
  }

  async #ask(row: AttachmentRow, { serverId, unsent }: Upload): Promise<Answer> {
    const { store, backend, signal } = this.#context;
    const { author: userId } = this.#taken;
    const [part] = unsent;
    if (part === undefined) {
      const { conversationId, size } = row;
      const names = await openAttachment(store, row);
      const parts = partsOf(size).length;
      const body = JSON.stringify({ conversationId, ...names, size, parts });
      const request = { userId, attachmentId: serverId, body };
      return answerOf(() => backend.completeFile(request, signal));
    }
    const bytes = await openPart(store, row.id, part);
    if (bytes === undefined) throw new UnreadableError('The bytes are gone.');
    const request = { userId, attachmentId: serverId, part, bytes };
    return answerOf(() => backend.putPart(request, signal), PART_EXTRA_MS);
  }

  /** False: the answer ends this upload for now. */
  async #hear(answer: Answer, row: AttachmentRow, upload: Upload): Promise<boolean> {
    const { serverId, unsent } = upload;
    const [part, ...rest] = unsent;
    if (part !== undefined) {
      const kept = answer.kind === 'answered' && isPartAnswer(answer.body, serverId, part);
      return kept ? this.#progress(serverId, { unsent: rest }) : this.#again(answer);
    }
    if (answer.kind === 'answered') {
      const written = parseWriteAnswer(answer.body);
      const whole = written?.kind === 'accepted' && written.id === serverId;
      return whole && this.#progress(serverId, { complete: true });
    }
    if (answer.kind === 'problem' && answer.slug === 'parts-missing')
      return this.#sendMissing(parseMissing(answer.body), row.size, upload);
    if (answer.kind === 'problem' && answer.status === 422) return this.#beginAgain(row, upload);
    return this.#again(answer);
  }

  /** A line that carried something since it last broke gets one more chance at once. */
  #again(answer: Answer): boolean {
    const worth = answer.kind === 'no-answer' && this.#gotOn;
    this.#gotOn = false;
    return worth;
  }

  /** Asked twice for what was sent, the server gets time to find it. */
  async #sendMissing(missing: readonly number[], size: number, upload: Upload): Promise<boolean> {
    const unsent = partsOf(size).filter((part) => missing.includes(part));
    await this.#progress(upload.serverId, { unsent });
    const first = !this.#asked;
    this.#asked = true;
    return first && unsent.length > 0;
  }

  /**
   * The bytes were spoilt on the way: once more under a new id. A second time a person decides; where they try again,
   * all of it goes up anew.
   */
  async #beginAgain({ id, size }: AttachmentRow, { serverId: spoilt }: Upload): Promise<boolean> {
    const serverId = crypto.randomUUID();
    const { store } = this.#context;
    const begun = await rewriteReply(store, this.#taken.id, {
      attachmentIds: (ids) => ids.map((one) => (one === spoilt ? serverId : one)),
      within: () => this.#keep(spoilt, { serverId, unsent: partsOf(size) }),
    });
    return begun && spoilt === id;
  }

  async #progress(serverId: string, patch: Partial<Upload>): Promise<boolean> {
    const { store } = this.#context;
    this.#gotOn = true;
    this.#tries = 0;
    await inOneTransaction(store, async () => {
      await this.#keep(serverId, patch);
      const entry = await stillOurs(store, this.#taken);
      const until = store.now() + LONG_LEASE_MS;
      const lease = entry?.lease;
      if (!entry || !lease || (lease.until > until - LONG_LEASE_MS / 2 && !entry.lastError)) return;
      await store.db.outbox.put({ ...entry, ...NO_TROUBLE, lease: { ...lease, until } });
    });
    return true;
  }

  /** What the server has stays noted, whoever sends now; a file that was removed meanwhile stays removed. */
  async #keep(serverId: string, patch: Partial<Upload>): Promise<void> {
    const { attachments } = this.#context.store.db;
    const row = await attachments.get(this.#fileId);
    if (row?.upload?.serverId !== serverId) return;
    await attachments.put({ ...row, upload: { ...row.upload, ...patch } });
  }

  async #release(): Promise<UploadEnd> {
    const { store } = this.#context;
    await inOneTransaction(store, async () => {
      const entry = await stillOurs(store, this.#taken);
      if (entry) await store.db.outbox.put({ ...entry, lease: undefined });
    });
    return 'later';
  }

  /** Bytes that do not open can never go up; a person decides. */
  async #giveUp(): Promise<UploadEnd> {
    await settleUnreadable(this.#context.store, this.#taken);
    return 'later';
  }

  async #stop(answer: Answer): Promise<UploadEnd> {
    const { store, random = Math.random } = this.#context;
    const situation = { entry: { ...this.#taken, attempts: this.#tries }, random: random() };
    const heard = outcomeOf(answer, situation);
    // Only an answer to the reply itself ends it.
    const ends = heard.state === 'accepted' || heard.state === 'withdrawn';
    const outcome = { ...(ends ? outcomeOf(NOT_OURS, situation) : heard), heard: false };
    await settle(store, [{ taken: this.#taken, outcome, uploadTries: this.#tries + 1 }]);
    return outcome;
  }
}

/** A database that does not answer says nothing of the bytes. */
function unlessUnreadable(error: unknown): undefined {
  if (!(error instanceof UnreadableError)) throw error;
}
