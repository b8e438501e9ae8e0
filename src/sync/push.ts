import { isDue, isSignedOut, laneHeads, laneOf, needsUpload } from '../model/outbox-entry.js';
import { DAY_MS } from '../model/retry-delay.js';
import type { OutboxRow, Store } from '../store/database.js';
import { noteSilence, patchSync, readSession, readSync, type SyncState } from '../store/meta.js';
import { openPayload, unfinishedEntries, unfinishedOf } from '../store/outbox.js';
import { takeEntry, type TakenRow } from '../store/outbox-lease.js';
import { parkAll } from '../store/outbox-parking.js';
import type { PushBackend } from './backend.js';
import { withLaneLock } from './lane-lock.js';
import { outcomeOf, type Outcome } from './outcome.js';
import { isQuiet, noteQuiet } from './quiet.js';
import { settle, settleUnreadable } from './settle.js';
import { answerOf, askSession, noteSession, type SessionDoor } from './session-check.js';
import { uploadFiles } from './upload.js';

export interface PushContext {
  readonly store: Store;
  readonly backend: PushBackend;
  readonly door: SessionDoor;
  /** Names this context in leases. */
  readonly owner: string;
  readonly signal?: AbortSignal;
  /** In [0, 1). */
  readonly random?: () => number;
}

export interface DrainOptions {
  /** The line has just come back, or a person asked: do not wait out a back-off after silence. */
  readonly eager?: boolean;
}

/** Used until the first session is known. */
const DEFAULTS = { parallelWrites: 4, rememberWritesDays: 30 };

/**
 * Sends what is due: one attempt at a time in each lane of a conversation, several conversations at once. The
 * same function runs in the service worker, the timers worker and the page, also all at once: id, lease and
 * fence carry safety, locks only save requests. Where nobody answers it stops and leaves everything queued.
 */
export async function drain(context: PushContext, options: DrainOptions = {}): Promise<void> {
  if (!(await mayStart(context))) return;
  const { parallelWrites, rememberWritesDays } =
    (await readSession(context.store))?.limits ?? DEFAULTS;
  const run = new DrainRun(context, options.eager ?? false, rememberWritesDays * DAY_MS);
  await run.all(parallelWrites);
}

/** After silence or a sign-in problem, a harmless question comes first: a write must not be the probe. */
async function mayStart({ store, backend, door, signal }: PushContext): Promise<boolean> {
  const unfinished = await unfinishedEntries(store.db);
  const heads = laneHeads(unfinished);
  if (!heads.some((entry) => isDue(entry, store.now(), true) || isSignedOut(entry))) return false;
  const sync = await readSync(store.db);
  if (isQuiet(sync, store.now())) return false;
  if (!isDoubtful(sync) && !heads.some(isSignedOut)) return true;
  return noteSession(store, await askSession(backend, door, signal), door);
}

function isDoubtful(sync: SyncState): boolean {
  return (
    sync.offlineSince !== undefined ||
    sync.signIn !== undefined ||
    sync.notOurs === true ||
    !navigator.onLine
  );
}

class DrainRun {
  readonly #context: PushContext;
  readonly #eager: boolean;
  readonly #rememberMs: number;
  /** An eager attempt is made once: the back-off it skipped would otherwise be skipped for ever. */
  readonly #tried = new Set<string>();
  /** Lanes that another context is working on. */
  readonly #busy = new Set<string>();
  #stopped = false;

  constructor(context: PushContext, eager: boolean, rememberMs: number) {
    this.#context = context;
    this.#eager = eager;
    this.#rememberMs = rememberMs;
  }

  /**
   * Round after round, until nothing is due: what is queued meanwhile is sent too. Words go first; files go up
   * when there are none, one reply at a time, because a bad line has no room for two.
   */
  async all(parallel: number): Promise<void> {
    for (;;) {
      const heads = await this.#heads();
      const [first] = heads;
      if (first === undefined || this.#isOver()) return;
      const lanes = heads.filter((head) => !needsUpload(head)).values();
      const work = async (): Promise<void> => {
        for (const head of lanes) await this.#lane(head);
      };
      if (heads.every(needsUpload)) await this.#attempt(first);
      else await Promise.all(Array.from({ length: parallel }, work));
    }
  }

  async #heads(): Promise<OutboxRow[]> {
    const unfinished = await unfinishedEntries(this.#context.store.db);
    return laneHeads(unfinished).filter((head) => this.#isNext(head));
  }

  async #lane(head: OutboxRow): Promise<void> {
    let next: OutboxRow | undefined = head;
    while (next && !needsUpload(next) && this.#isNext(next) && !this.#isOver()) {
      await this.#attempt(next);
      const rest = await unfinishedOf(this.#context.store.db, head.conversationId);
      next = laneHeads(rest.filter(({ kind }) => laneOf(kind) === laneOf(head.kind)))[0];
    }
  }

  #isNext(entry: OutboxRow): boolean {
    const { store } = this.#context;
    const eager = this.#eager && !this.#tried.has(entry.id);
    return (
      entry.author === store.userId &&
      !this.#busy.has(laneName(entry)) &&
      isDue(entry, store.now(), eager)
    );
  }

  #isOver(): boolean {
    return this.#stopped || this.#context.signal?.aborted === true;
  }

  async #attempt(entry: OutboxRow): Promise<void> {
    const { store, owner } = this.#context;
    const eager = this.#eager && !this.#tried.has(entry.id);
    this.#tried.add(entry.id);
    const name = `intray-outbox:${store.name}:${laneName(entry)}`;
    const done = await withLaneLock(name, entry, store.now(), async (holdsLock) => {
      const options = { owner, eager, holdsLock, rememberMs: this.#rememberMs };
      if (needsUpload(entry)) {
        const taken = await takeEntry(store, entry.seq, { ...options, upload: true });
        if (!taken || !(await this.#upload(taken))) return taken !== undefined;
      }
      const taken = await takeEntry(store, entry.seq, options);
      if (taken) await this.#send(taken);
      return taken !== undefined;
    });
    if (!done) this.#busy.add(laneName(entry));
  }

  /** True: the reply itself can leave now. */
  async #upload(taken: TakenRow): Promise<boolean> {
    const end = await uploadFiles(this.#context, taken, async () =>
      (await this.#heads()).some((head) => !needsUpload(head)),
    );
    if (typeof end !== 'string') await this.#note(end);
    return end === 'ready';
  }

  async #send(taken: TakenRow): Promise<void> {
    const { store, backend, signal, random = Math.random } = this.#context;
    const body = await bodyOf(store, taken);
    if (body === undefined) {
      await settleUnreadable(store, taken);
      return;
    }
    const { id, kind, conversationId, author } = taken;
    const request = { userId: author, kind, conversationId, id, body };
    const answer = await answerOf(() => backend.write(request, signal));
    if (signal?.aborted) return;
    const outcome = outcomeOf(answer, { entry: taken, random: random() });
    await settle(store, taken, outcome);
    await this.#note(outcome);
  }

  /** What one answer means for everything else that is queued. */
  async #note(outcome: Outcome): Promise<void> {
    const { store, backend, door, signal } = this.#context;
    this.#stopped ||=
      outcome.silent === true ||
      outcome.signIn !== undefined ||
      outcome.network !== undefined ||
      outcome.quietMs !== undefined;
    if (outcome.silent) await noteSilence(store);
    if (outcome.signIn) await parkAll(store, outcome.signIn);
    if (outcome.network !== undefined) {
      const signIn = outcome.network ? 'network' : undefined;
      await patchSync(store.db, { notOurs: true, signIn });
    }
    await noteQuiet(store, outcome.quietMs);
    if (outcome.freshSession)
      await noteSession(store, await askSession(backend, door, signal), door);
  }
}

/** Undefined: the bytes cannot be opened, so they can never be sent. */
async function bodyOf(store: Store, taken: TakenRow): Promise<string | undefined> {
  if (taken.withdraw !== undefined) return JSON.stringify({ withdrawn: true });
  try {
    return (await openPayload(store, taken)).body;
  } catch {
    return undefined;
  }
}

function laneName(entry: OutboxRow): string {
  return `${entry.conversationId}:${laneOf(entry.kind)}`;
}
