import {
  isDue,
  isOutdated,
  isUnfinished,
  laneHeads,
  laneOf,
  needsUpload,
} from '../model/outbox-entry.js';
import { DAY_MS } from '../model/retry-delay.js';
import type { OutboxRow, Store } from '../store/database.js';
import { noteSilence, patchSync, readSession } from '../store/meta.js';
import { openAsSealed, unfinishedEntries } from '../store/outbox.js';
import {
  outlastsRequest,
  stillWanted,
  takeEntries,
  takenAt,
  type TakenRow,
  type WantedEntry,
} from '../store/outbox-lease.js';
import { payParking } from '../store/outbox-parking.js';
import { upgradePayload } from '../store/upgrade-payload.js';
import type { PushBackend } from './backend.js';
import { inGroups } from './in-groups.js';
import { withLaneLock } from './lane-lock.js';
import { mayDrain, mayGoOn } from './may-drain.js';
import { endsAll, outcomeOf, unsent, type Outcome } from './outcome.js';
import { noteQuiet } from './quiet.js';
import { settle, settleUnreadable, type Settling } from './settle.js';
import { answerOf, checkSession, heardOfAnother, type SessionDoor } from './session-check.js';
import { Slots } from './slots.js';
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

/**
 * Lanes under way for each request that may be: the others have a lease or an outcome written down, many in one
 * transaction, which takes several times as long as a quick request (measured).
 */
const LANES_PER_SLOT = 6;
/** Of these, how many have a lease and no place on the line yet: no more than keep it from being idle. */
const AHEAD_PER_SLOT = 1;

/** What a person did so short a time ago is as if the request had begun just before. */
const NEWS_MS = 250;

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

/** What became of an attempt: `not-taken`, it was not its turn; `stays`, in its lane; `left` it for good. */
type AttemptEnd = 'not-taken' | 'stays' | 'left';

class DrainRun {
  readonly #context: PushContext;
  readonly #eager: boolean;
  readonly #rememberMs: number;
  /** Requests under way. */
  readonly #slots: Slots;
  /** Leases taken before there is a place for their requests. */
  readonly #ahead: Slots;
  readonly #parallel: number;
  readonly #take: (wanted: WantedEntry) => Promise<TakenRow | undefined>;
  readonly #isWanted: (taken: TakenRow) => Promise<boolean>;
  readonly #settle: (settling: Settling) => Promise<void>;
  /** An eager attempt is made once: the back-off it skipped would otherwise be skipped for ever. */
  readonly #tried = new Set<string>();
  /** Lanes that another context is working on. */
  readonly #busy = new Set<string>();
  /** After it nothing else leaves. */
  #ending: Outcome | undefined;
  /** Nor after a failure of the store, or once nobody is signed in here or the inbox is locked. */
  #isStopped = false;
  #lookedAt = -Infinity;
  #looking = Promise.resolve();

  constructor(context: PushContext, { eager = false }: DrainOptions, limits: typeof DEFAULTS) {
    const { store } = context;
    this.#context = context;
    this.#eager = eager;
    this.#rememberMs = limits.rememberWritesDays * DAY_MS;
    this.#parallel = limits.parallelWrites;
    this.#slots = new Slots(limits.parallelWrites);
    this.#ahead = new Slots(AHEAD_PER_SLOT * limits.parallelWrites);
    this.#take = inGroups((wanted) => takeEntries(store, wanted));
    this.#isWanted = inGroups((taken) => stillWanted(store, taken));
    this.#settle = inGroups(async (settlings) => {
      await settle(store, settlings);
      return settlings.map(() => undefined);
    });
  }

  /**
   * Round after round, until nothing is due: what is queued meanwhile is sent too. Words go first; files go up
   * when there are none, one reply at a time, because a bad line has no room for two.
   */
  async all(): Promise<void> {
    for (;;) {
      const lanes = await this.#lanes();
      const first = lanes[0]?.[0];
      if (first === undefined || this.#isOver()) return;
      const ready = lanes.filter(hasWords);
      if (ready.length > 0) await this.#each(ready);
      else this.#noteBusy(first, await this.#attempt(first));
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
      this.#isStopped = true;
      throw error;
    };
    const workers = Array.from({ length: LANES_PER_SLOT * this.#parallel }, work);
    const ended = workers.map((worker) => worker.catch(orStop));
    await Promise.allSettled(ended);
    await Promise.all(ended);
  }

  /** What is due, lane by lane, each in the order in which it was queued. */
  async #lanes(): Promise<OutboxRow[][]> {
    const unfinished = await unfinishedEntries(this.#context.store.db);
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
      if (needsUpload(entry) || !this.#isNext(entry) || this.#isOver()) return;
      const end = await this.#attempt(entry);
      if (entry === head) this.#noteBusy(entry, end);
      if (end !== 'left') return;
    }
  }

  #noteBusy(entry: OutboxRow, end: AttemptEnd): void {
    if (end === 'not-taken') this.#busy.add(laneName(entry));
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
    const { store, signal } = this.#context;
    const isEnded = this.#isStopped || this.#ending !== undefined || signal?.aborted === true;
    return isEnded || heardOfAnother(store);
  }

  async #attempt(entry: OutboxRow): Promise<AttemptEnd> {
    const goOn = await this.#ahead.take();
    try {
      return this.#isOver() ? 'stays' : await this.#attemptNow(entry, goOn);
    } finally {
      goOn();
    }
  }

  /** `onTheLine`: another may be taken. */
  async #attemptNow(entry: OutboxRow, onTheLine: () => void): Promise<AttemptEnd> {
    const { store, owner } = this.#context;
    const { seq, conversationId } = entry;
    const eager = this.#eager && !this.#tried.has(entry.id);
    this.#tried.add(entry.id);
    const name = `intray-outbox:${store.name}:${laneName(entry)}`;
    const lane = { name, now: () => store.now(), look: () => store.db.outbox.get(seq) };
    const end = await withLaneLock<AttemptEnd>(lane, async (holdsLock) => {
      const wanted = { seq, conversationId, owner, eager, rememberMs: this.#rememberMs };
      for (const prepare of this.#before(entry)) {
        const taken = await this.#take({ ...wanted, holdsLock: holdsLock(), upload: true });
        if (taken === undefined) return 'not-taken';
        if (!(await prepare(taken))) return 'stays';
      }
      const taken = await this.#take({ ...wanted, holdsLock: holdsLock() });
      return taken ? this.#sendInTurn(taken, entry, onTheLine) : 'not-taken';
    });
    return end ?? 'not-taken';
  }

  /** What has to be done of it before it is attempted; each gives whether it can go on. */
  #before(entry: OutboxRow): ((taken: TakenRow) => Promise<boolean>)[] {
    const { store } = this.#context;
    return [
      ...(isOutdated(entry) ? [(taken: TakenRow) => upgradePayload(store, taken)] : []),
      ...(needsUpload(entry) ? [(taken: TakenRow) => this.#upload(taken)] : []),
    ];
  }

  /** True: the reply itself can leave now. */
  async #upload(taken: TakenRow): Promise<boolean> {
    const mustYield = async (): Promise<boolean> =>
      this.#isOver() || (await this.#lanes()).some(hasWords);
    const end = await uploadFiles(this.#context, taken, mustYield);
    if (typeof end !== 'string') await this.#note(end);
    return end === 'ready';
  }

  /** Sends it once the line is free, if that makes sense by then; else it stands as it did before. */
  async #sendInTurn(taken: TakenRow, entry: OutboxRow, onTheLine: () => void): Promise<AttemptEnd> {
    const { store, signal } = this.#context;
    const body = await bodyOf(store, taken);
    if (body === undefined) {
      await settleUnreadable(store, taken);
      return 'stays';
    }
    const giveBack = await this.#slots.take();
    onTheLine();
    try {
      if (await this.#isToSend(taken)) return await this.#send(taken, body, giveBack);
    } finally {
      giveBack();
    }
    this.#tried.delete(entry.id);
    if (!signal?.aborted) await this.#settle({ taken, outcome: unsent(entry, this.#ending) });
    return 'stays';
  }

  async #isToSend(taken: TakenRow): Promise<boolean> {
    const { store } = this.#context;
    await this.#lookAround();
    if (isOld(takenAt(taken), store.now()) && !(await this.#isWanted(taken))) return false;
    return !this.#isOver() && outlastsRequest(taken, store.now());
  }

  /** A drain of many takes its time; somebody may lock the inbox or sign out in the middle of it. */
  #lookAround(): Promise<void> {
    const { store } = this.#context;
    const now = store.now();
    if (isOld(this.#lookedAt, now)) {
      this.#lookedAt = now;
      this.#looking = mayGoOn(store).then((mayGo) => {
        this.#isStopped ||= !mayGo;
      });
    }
    return this.#looking;
  }

  /** `answered`: the line is free for others. */
  async #send(taken: TakenRow, body: string, answered: () => void): Promise<AttemptEnd> {
    const { backend, signal, random = Math.random } = this.#context;
    const { id, kind, conversationId, author } = taken;
    const request = { userId: author, kind, conversationId, id, body };
    const answer = await answerOf(() => backend.write(request, signal));
    if (signal?.aborted) return 'stays';
    const outcome = outcomeOf(answer, { entry: taken, random: random() });
    this.#hear(outcome);
    answered();
    await this.#settle({ taken, outcome });
    await this.#note(outcome);
    return isUnfinished(outcome) ? 'stays' : 'left';
  }

  #hear(outcome: Outcome): void {
    if (endsAll(outcome)) this.#ending ??= outcome;
  }

  /** What one answer means for everything else that is queued. */
  async #note(outcome: Outcome): Promise<void> {
    const { store, backend, door, signal } = this.#context;
    this.#hear(outcome);
    if (outcome.silent) await noteSilence(store);
    await payParking(store);
    if (outcome.network !== undefined) {
      const signIn = outcome.network ? 'network' : undefined;
      await patchSync(store.db, { notOurs: true, signIn });
    }
    await noteQuiet(store, outcome.quietMs);
    if (outcome.freshSession) await checkSession(store, backend, door, signal);
  }
}

/** A clock that was set back says nothing of how long ago it was. */
function isOld(moment: number, now: number): boolean {
  return now < moment || now > moment + NEWS_MS;
}

/** Its head can leave without files that go up first. */
function hasWords([head]: readonly OutboxRow[]): boolean {
  return head !== undefined && !needsUpload(head);
}

/** Undefined: the bytes cannot be opened, so they can never be sent. */
async function bodyOf(store: Store, taken: TakenRow): Promise<string | undefined> {
  if (taken.withdraw !== undefined) return JSON.stringify({ withdrawn: true });
  try {
    return (await openAsSealed(store, taken)).body;
  } catch {
    return undefined;
  }
}

function laneName(entry: OutboxRow): string {
  return `${entry.conversationId}:${laneOf(entry.kind)}`;
}
