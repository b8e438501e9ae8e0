import { isOutdated, isUnfinished, laneName, needsUpload } from '../model/outbox-entry.js';
import { DAY_MS } from '../model/retry-delay.js';
import type { Session } from '../model/session.js';
import type { OutboxRow, Store } from '../store/database.js';
import { noteSilence, patchSync } from '../store/meta.js';
import { openAsSealed } from '../store/outbox.js';
import {
  outlastsRequest,
  takeEntries,
  type TakenRow,
  type WantedEntry,
} from '../store/outbox-lease.js';
import { payParking } from '../store/outbox-parking.js';
import { upgradePayload } from '../store/upgrade-payload.js';
import { inGroups } from './in-groups.js';
import { withLaneLock } from './lane-lock.js';
import { Lookout } from './lookout.js';
import { endsAll, outcomeOf, unsent, type Outcome } from './outcome.js';
import type { PushContext } from './push.js';
import { noteQuiet } from './quiet.js';
import { answerOf, checkSession, heardOfAnother } from './session-check.js';
import { settle, settleUnreadable, type Settling } from './settle.js';
import { Slots } from './slots.js';
import { uploadFiles } from './upload.js';

/** For each place on the line, how many have a lease and wait for one: no more than keep it from being idle. */
const AHEAD_PER_SLOT = 1;

/** What became of an attempt: `not-taken`, it was not its turn; `stays`, in its lane; `left` it for good. */
export type AttemptEnd = 'not-taken' | 'stays' | 'left';

export interface AttemptsOptions {
  /** A back-off after silence is not waited out. */
  readonly eager: boolean;
  readonly limits: Pick<Session['limits'], 'parallelWrites' | 'rememberWritesDays'>;
  /** Whether something that is due needs no files to go up first. */
  readonly wordsWait: () => Promise<boolean>;
}

/** The attempts of one drain, of several entries at once: each is taken, sent and written down, or given back. */
export class Attempts {
  readonly #context: PushContext;
  readonly #eager: boolean;
  readonly #rememberMs: number;
  readonly #wordsWait: () => Promise<boolean>;
  readonly #lookout: Lookout;
  /** Requests under way. */
  readonly #slots: Slots;
  /** Leases taken before there is a place for their requests. */
  readonly #ahead: Slots;
  readonly #take: (wanted: WantedEntry) => Promise<TakenRow | undefined>;
  readonly #settle: (settling: Settling) => Promise<void>;
  /** An eager attempt is made once: the back-off it skipped would otherwise be skipped for ever. */
  readonly #tried = new Set<string>();
  /** After it nothing else leaves. */
  #ending: Outcome | undefined;
  #isStopped = false;

  constructor(context: PushContext, { eager, limits, wordsWait }: AttemptsOptions) {
    const { store } = context;
    this.#context = context;
    this.#eager = eager;
    this.#rememberMs = limits.rememberWritesDays * DAY_MS;
    this.#wordsWait = wordsWait;
    this.#lookout = new Lookout(store);
    this.#slots = new Slots(limits.parallelWrites);
    this.#ahead = new Slots(AHEAD_PER_SLOT * limits.parallelWrites);
    this.#take = inGroups((wanted) => takeEntries(store, wanted));
    this.#settle = inGroups(async (settlings) => {
      await settle(store, settlings);
      return settlings.map(() => undefined);
    });
  }

  /** Nothing else leaves in this drain. */
  get isOver(): boolean {
    const { store, signal } = this.#context;
    const isEnded = this.#ending !== undefined || signal?.aborted === true;
    return this.#isStopped || this.#lookout.isDone || isEnded || heardOfAnother(store);
  }

  /** What is under way ends; nothing new begins. */
  stop(): void {
    this.#isStopped = true;
  }

  isEager({ id }: Pick<OutboxRow, 'id'>): boolean {
    return this.#eager && !this.#tried.has(id);
  }

  /** Once as many others are not waiting for the line. */
  async make(entry: OutboxRow): Promise<AttemptEnd> {
    const goOn = await this.#ahead.take();
    try {
      return this.isOver ? 'stays' : await this.#makeNow(entry, goOn);
    } finally {
      goOn();
    }
  }

  /** `onTheLine`: another may be taken. */
  async #makeNow(entry: OutboxRow, onTheLine: () => void): Promise<AttemptEnd> {
    const { store, owner } = this.#context;
    const { seq, conversationId } = entry;
    const eager = this.isEager(entry);
    this.#tried.add(entry.id);
    const name = `intray-outbox:${store.name}:${laneName(entry)}`;
    const lane = { name, now: () => store.now(), look: () => store.db.outbox.get(seq) };
    const end = await withLaneLock<AttemptEnd>(lane, async (holdsLock) => {
      const rememberMs = this.#rememberMs;
      const wanted = { seq, conversationId, owner, eager, rememberMs, holdsLock };
      for (const prepare of this.#before(entry)) {
        const taken = await this.#take({ ...wanted, upload: true });
        if (taken === undefined) return 'not-taken';
        if (!(await prepare(taken))) return 'stays';
      }
      const taken = await this.#take(wanted);
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
    const mustYield = async (): Promise<boolean> => {
      await this.#lookout.lookAround();
      return this.isOver || (await this.#wordsWait());
    };
    const end = await uploadFiles(this.#context, taken, mustYield);
    if (typeof end !== 'string') await this.#note(end);
    return end === 'ready';
  }

  /** Sends it once the line is free, if that makes sense by then; else it stands as it did before. */
  async #sendInTurn(taken: TakenRow, entry: OutboxRow, onTheLine: () => void): Promise<AttemptEnd> {
    const { store } = this.#context;
    const body = await bodyOf(store, taken);
    if (body === undefined) {
      await settleUnreadable(store, taken);
      return 'stays';
    }
    const answered = await this.#slots.take();
    onTheLine();
    try {
      if (await this.#isToSend(taken, entry)) return await this.#send(taken, body, answered);
    } finally {
      answered();
    }
    await this.#giveBack(taken, entry);
    return 'stays';
  }

  /** A device that does not say is no reason for it to stand as if it had left. */
  async #isToSend(taken: TakenRow, entry: OutboxRow): Promise<boolean> {
    try {
      const isToSend = await this.#lookout.isToSend(taken);
      return isToSend && !this.isOver && outlastsRequest(taken, this.#context.store.now());
    } catch (error) {
      await this.#giveBack(taken, entry);
      throw error;
    }
  }

  /** As it stood before it was taken. */
  async #giveBack(taken: TakenRow, entry: OutboxRow): Promise<void> {
    this.#tried.delete(entry.id);
    if (this.#context.signal?.aborted) return;
    await this.#settle({ taken, outcome: unsent(entry, this.#ending) });
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

/** Undefined: the bytes cannot be opened, so they can never be sent. */
async function bodyOf(store: Store, taken: TakenRow): Promise<string | undefined> {
  if (taken.withdraw !== undefined) return JSON.stringify({ withdrawn: true });
  try {
    return (await openAsSealed(store, taken)).body;
  } catch {
    return undefined;
  }
}
