/** What of the product runs inside a simulated tab or worker; bundled, never imported. */
import { addComment } from '../../src/commands/add-comment.js';
import { assignConversation } from '../../src/commands/assign-conversation.js';
import { attachFile, type Attached } from '../../src/commands/attach-file.js';
import { closeConversation } from '../../src/commands/close-conversation.js';
import { discardUnsent } from '../../src/commands/discard-unsent.js';
import { editReply } from '../../src/commands/edit-reply.js';
import { markRead } from '../../src/commands/mark-read.js';
import { removeFile } from '../../src/commands/remove-file.js';
import { retryUnsent } from '../../src/commands/retry-unsent.js';
import { saveDraft } from '../../src/commands/save-draft.js';
import { sendHeldAsIs } from '../../src/commands/send-held-as-is.js';
import { sendReply } from '../../src/commands/send-reply.js';
import { undoReply } from '../../src/commands/undo-reply.js';
import { withdrawReply } from '../../src/commands/withdraw-reply.js';
import { draftFilesOf } from '../../src/store/attachments.js';
import { sweepOrphans } from '../../src/store/blobs.js';
import { openStoreOf, type Store } from '../../src/store/database.js';
import { rememberPerson, type DevicePerson } from '../../src/store/device.js';
import { readDraft } from '../../src/store/drafts.js';
import { restoreWithdrawn } from '../../src/store/restore-withdrawn.js';
import { pushFor, pushOnSync } from '../../src/sync/background-push.js';
import { HttpBackend } from '../../src/sync/http-backend.js';
import { oneAtATime } from '../../src/sync/one-at-a-time.js';
import { pull } from '../../src/sync/pull.js';
import { drain, type DrainOptions } from '../../src/sync/push.js';
import { checkSession } from '../../src/sync/session-check.js';
import { mergeDrains } from '../../src/sync/sync-runner.js';
import { wholeSession } from '../../src/sync/whole-session.js';

/** A page of one person, with what a person can do in it. */
export class Tab {
  readonly #store: Store;
  readonly #backend: HttpBackend;
  readonly #stopping = new AbortController();
  /** As leases name it. */
  readonly owner = crypto.randomUUID();
  readonly push: (options: DrainOptions) => Promise<void>;

  private constructor(store: Store, url: string) {
    this.#store = store;
    const backend = new HttpBackend({ url });
    this.#backend = backend;
    const { owner } = this;
    const { signal } = this.#stopping;
    this.push = oneAtATime(
      (options: DrainOptions) =>
        drain({ store, backend, owner, door: wholeSession, signal }, options),
      mergeDrains,
    );
  }

  static async open(person: DevicePerson): Promise<Tab> {
    return new Tab(await openStoreOf(person), person.backendUrl);
  }

  /** What connecting does: the session is asked for, and what came back from the server goes into its draft. */
  async start(): Promise<void> {
    await checkSession(this.#store, this.#backend, wholeSession, this.#stopping.signal);
    await restoreWithdrawn(this.#store);
    await sweepOrphans(this.#store);
  }

  /** Puts a file of these words beside what is being written. */
  attach(conversationId: string, name: string, words: string): Promise<Attached> {
    return attachFile(this.#store, { conversationId, file: fileOf(name, words) });
  }

  pull(): Promise<unknown> {
    const { signal } = this.#stopping;
    return pull({ store: this.#store, backend: this.#backend }, { signal });
  }

  /** Types a reply and sends it, with all files that are attached to it. */
  async reply(reply: {
    readonly id: string;
    readonly conversationId: string;
    readonly body: string;
    readonly basedOn: Parameters<typeof sendReply>[1]['basedOn'];
    readonly undoMs: number;
  }): Promise<void> {
    const { conversationId, body: text } = reply;
    const before = await readDraft(this.#store, conversationId);
    const words = before ? `${before.text}\n\n${text}` : text;
    const draft = { conversationId, text: words, seen: before?.savedAt };
    const { savedAt } = await saveDraft(this.#store, draft);
    const used = { seen: savedAt, isKept: true };
    const files = await draftFilesOf(this.#store.db, conversationId);
    const fileIds = files.map(({ id }) => id);
    await sendReply(this.#store, { ...reply, ...used, body: words, options: OPTIONS, fileIds });
  }

  async read(conversationId: string): Promise<void> {
    const row = await this.#store.db.conversations.get(conversationId);
    if (row?.lastMessageId)
      await markRead(this.#store, conversationId, {
        id: row.lastMessageId,
        sentAt: row.lastMessageAt ?? 0,
      });
  }

  /** A row that another person's work left here, as a damaged or copied database would hold it. */
  async plantForeign(id: string, conversationId: string): Promise<void> {
    const body = JSON.stringify({ body: 'Foreign', options: OPTIONS, composedAt: '' });
    const payload = { body, patientName: '', subject: '' };
    await this.#store.db.outbox.add({
      id,
      conversationId,
      kind: 'reply',
      state: 'waiting',
      attempts: 0,
      heard: 0,
      composedAt: this.#store.now(),
      nextAt: this.#store.now(),
      author: 'nobody-here',
      effect: {},
      sealed: await this.#store.vault.seal('outbox', id, payload),
    });
  }

  /** In the manner of the commands: the store first. */
  command<Rest extends unknown[], Result>(
    run: (store: Store, ...rest: Rest) => Result,
    ...rest: Rest
  ): Result {
    return run(this.#store, ...rest);
  }

  close(): void {
    this.#stopping.abort();
    this.#store.close();
  }
}

/** As much of a File as attaching reads. */
function fileOf(name: string, words: string): File {
  const bytes = new TextEncoder().encode(words);
  const slice = (from: number, to: number): object => {
    const part = bytes.slice(from, to);
    return { size: part.length, arrayBuffer: () => Promise.resolve(part.buffer) };
  };
  return { name, type: 'text/plain', size: bytes.length, slice } as unknown as File;
}

const OPTIONS = { allowResponse: true, allowAttachments: false, maskName: false };

export const commands = {
  addComment,
  assignConversation,
  closeConversation,
  discardUnsent,
  editReply,
  removeFile,
  retryUnsent,
  sendHeldAsIs,
  undoReply,
  withdrawReply,
  restoreWithdrawn,
};

export { pushFor, pushOnSync, rememberPerson };
