import { isDue, laneHeads, laneName, needsUpload } from '../model/outbox-entry.js';
import type { OutboxRow, Store } from '../store/database.js';
import { readSession } from '../store/meta.js';
import { unfinishedEntries } from '../store/outbox.js';
import { Attempts, type AttemptEnd, type AttemptsOptions } from './attempts.js';
import type { PushBackend } from './backend.js';
import { mayDrain } from './may-drain.js';
import type { SessionDoor } from './session-check.js';

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

/**
 * Lanes under way for each request that may be: the others have a lease or an outcome written down, many in one
 * transaction, which takes several times as long as a quick request (measured).
 */
const LANES_PER_SLOT = 6;

/** Used until the first session is known. */
const DEFAULTS = { parallelWrites: 4, rememberWritesDays: 30 };

/**
 * Sends what is due: one attempt at a time in each lane of a conversation, several conversations at once. The
 * same function runs in the service worker, the timers worker and the page, also all at once: id, lease and
 * fence carry safety, locks only save requests. Where nobody answers it stops and leaves everything queued.
 */
export async function drain(context: PushContext, options: DrainOptions = {}): Promise<void> {
  if (!(await mayDrain(context))) return;
  const limits = (await readSession(context.store))?.limits ?? DEFAULTS;
  await new DrainRun(context, options, limits).all();
}

class DrainRun {
  readonly #store: Store;
  readonly #parallel: number;
  readonly #attempts: Attempts;
  /** Lanes that another context is working on. */
  readonly #busy = new Set<string>();

  constructor(
    context: PushContext,
    { eager = false }: DrainOptions,
    limits: AttemptsOptions['limits'],
  ) {
    const wordsWait = async (): Promise<boolean> => (await this.#lanes()).some(hasWords);
    this.#store = context.store;
    this.#parallel = limits.parallelWrites;
    this.#attempts = new Attempts(context, { eager, limits, wordsWait });
  }

  /**
   * Round after round, until nothing is due: what is queued meanwhile is sent too. Words go first; files go up
   * when there are none, one reply at a time, because a bad line has no room for two.
   */
  async all(): Promise<void> {
    for (;;) {
      const lanes = await this.#lanes();
      const first = lanes[0]?.[0];
      if (first === undefined || this.#attempts.isOver) return;
      const ready = lanes.filter(hasWords);
      if (ready.length > 0) await this.#each(ready);
      else this.#noteBusy(first, await this.#attempts.make(first));
    }
  }

  /**
   * While leases and outcomes are written down the line is not left idle: others have its slots meanwhile. Where one
   * fails the others end what they have begun, because nobody writes it down once this has ended.
   */
  async #each(lanes: readonly OutboxRow[][]): Promise<void> {
    const next = lanes.values();
    const work = async (): Promise<void> => {
      for (const lane of next) await this.#lane(lane);
    };
    const orStop = (error: unknown): never => {
      this.#attempts.stop();
      throw error;
    };
    const workers = Array.from({ length: LANES_PER_SLOT * this.#parallel }, work);
    const ended = workers.map((worker) => worker.catch(orStop));
    await Promise.allSettled(ended);
    await Promise.all(ended);
  }

  /** What is due, lane by lane, each in the order in which it was queued. */
  async #lanes(): Promise<OutboxRow[][]> {
    const unfinished = await unfinishedEntries(this.#store.db);
    const lanes = new Map<string, OutboxRow[]>();
    for (const entry of unfinished)
      lanes.set(laneName(entry), [...(lanes.get(laneName(entry)) ?? []), entry]);
    return laneHeads(unfinished)
      .filter((head) => this.#isNext(head))
      .map((head) => (lanes.get(laneName(head)) ?? []).filter(({ seq }) => seq >= head.seq));
  }

  /** Ends where an entry stays; what has become of those behind it meanwhile is seen in the next round. */
  async #lane(entries: readonly OutboxRow[]): Promise<void> {
    const [head] = entries;
    for (const entry of entries) {
      if (needsUpload(entry) || !this.#isNext(entry) || this.#attempts.isOver) return;
      const end = await this.#attempts.make(entry);
      if (entry === head) this.#noteBusy(entry, end);
      if (end !== 'left') return;
    }
  }

  #noteBusy(entry: OutboxRow, end: AttemptEnd): void {
    if (end === 'not-taken') this.#busy.add(laneName(entry));
  }

  #isNext(entry: OutboxRow): boolean {
    const store = this.#store;
    return (
      entry.author === store.userId &&
      !this.#busy.has(laneName(entry)) &&
      isDue(entry, store.now(), this.#attempts.isEager(entry))
    );
  }
}

/** Its head can leave without files that go up first. */
function hasWords([head]: readonly OutboxRow[]): boolean {
  return head !== undefined && !needsUpload(head);
}
