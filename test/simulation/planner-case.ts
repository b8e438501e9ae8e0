import { askedBack, sentAsItIs, triedAgain } from '../../src/model/outbox-decision.js';
import {
  isDue,
  isLeaseOver,
  isUnfinished,
  isUntouched,
  laneHeads,
  laneOf,
  mayTakeBack,
  type OutboxEntry,
} from '../../src/model/outbox-entry.js';
import type { OutboxKind } from '../../src/model/outbox-kind.js';
import { backOffEnded, parkedFor, resumed } from '../../src/model/outbox-parking.js';
import { isStillTaken, takenUnder, turnOf, type Taken } from '../../src/model/outbox-turn.js';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../src/model/retry-delay.js';
import type { Answer } from '../../src/sync/backend.js';
import { outcomeOf, unsent } from '../../src/sync/outcome.js';
import { settledEntry } from '../../src/sync/settled-entry.js';
import { ContractServer } from './contract-server.js';
import { assertThat, OutboxOracle } from './outbox-oracle.js';
import { LINE_FAULTS, PlannerLine } from './planner-line.js';

/** What happens next, and two numbers that say to whom and how. */
export type PlannerStep = readonly [what: number, who: number, how: number];

export interface PlannerCase {
  /** Locks of the browser save requests; without them only the leases stand. */
  readonly locks: boolean;
  readonly steps: readonly PlannerStep[];
}

/** Throws at the first broken promise; otherwise tells what the case was made of. */
export function runPlannerCase({ locks, steps }: PlannerCase): PlannerCounts {
  const run = new PlannerRun(locks);
  for (const step of steps) run.step(step);
  run.settleDown();
  return run.counts;
}

export interface PlannerCounts {
  entries: number;
  requests: number;
  drops: number;
  crashes: number;
}

const USER = 'ana-ruiz';
const OTHER = 'sam-okafor';
const CONVERSATIONS = ['c1', 'c2'];
const KINDS: readonly OutboxKind[] = ['reply', 'reply', 'reply', 'status-change', 'assignment'];
const LEASE_MS = 45 * SECOND_MS;
const TIMEOUT_MS = 30 * SECOND_MS;
const UNDO_MS = 10 * SECOND_MS;
const PAUSES = [1, 3, 12, 31, 50, 100, 400];
const NOON = Date.parse('2026-11-24T17:00:00.000Z');
/** What a moved clock may do to a lock's holder before the lock is taken from it. */
const STEAL_MARGIN_MS = 45 * SECOND_MS;

interface Row extends OutboxEntry {
  readonly body: string;
}

/** A tab or a worker with one attempt under way. */
interface Context {
  readonly owner: string;
  frozen: boolean;
  attempt: Attempt | undefined;
}

interface Attempt {
  readonly taken: Taken<Row>;
  sentAt: number;
  /** What will be heard; undefined: nothing before the time is up. */
  answer: Answer | undefined;
  /** It slept at some moment since, so it may be heard of late. */
  late: boolean;
}

class PlannerRun {
  readonly counts: PlannerCounts = { entries: 0, requests: 0, drops: 0, crashes: 0 };
  readonly #locks: boolean;
  readonly #rows = new Map<number, Row>();
  readonly #contexts: Context[] = [];
  readonly #oracle: OutboxOracle;
  readonly #server: ContractServer;
  readonly #line: PlannerLine;
  #now = NOON;
  #fence = 0;

  constructor(locks: boolean) {
    this.#locks = locks;
    this.#server = new ContractServer(USER, () => this.#now);
    this.#oracle = new OutboxOracle(this.#server, USER);
    this.#line = new PlannerLine(this.#server, this.counts);
    for (const id of CONVERSATIONS) this.#server.open(id);
    for (const owner of ['tab', 'other tab', 'service worker'])
      this.#contexts.push({ owner, frozen: false, attempt: undefined });
  }

  step([what, who, how]: PlannerStep): void {
    switch (what % 12) {
      case 0:
      case 1: {
        this.#enqueue(who, how);
        return;
      }
      case 2:
      case 3:
      case 4: {
        this.#take(this.#contextAt(who), how);
        return;
      }
      case 5:
      case 6: {
        this.#hear(this.#contextAt(who), how);
        return;
      }
      case 7: {
        if (how % 9 === 8) this.#jump(how);
        else this.#pass(PAUSES[how % PAUSES.length] ?? 1);
        return;
      }
      case 8: {
        this.#decide(who, how);
        return;
      }
      case 9: {
        this.#disturb(this.#contextAt(who), how);
        return;
      }
      case 10: {
        this.#signIn(how);
        return;
      }
      default:
        this.#server.patientWrites(CONVERSATIONS[who % 2] ?? '');
    }
  }

  /** Whatever was broken is mended; whatever a person has to decide is decided: everything must come to an end. */
  settleDown(): void {
    this.#server.signedIn = USER;
    for (const context of this.#contexts) context.frozen = false;
    for (let round = 0; round < 400; round++) {
      for (const context of this.#contexts) this.#hear(context, 0);
      this.#resume();
      this.#pass(60);
      for (const row of this.#rows.values()) this.#decideForGood(row);
      if (![...this.#rows.values()].some(isUnfinished)) break;
      for (const context of this.#contexts) this.#take(context, 0);
    }
    this.#oracle.end([...this.#rows.values()]);
  }

  #contextAt(who: number): Context {
    const context = this.#contexts[who % this.#contexts.length];
    if (context === undefined) throw new Error('There is no such context.');
    return context;
  }

  #enqueue(who: number, how: number): void {
    const seq = this.#rows.size + 1;
    const id = `w${seq}`;
    const conversationId = CONVERSATIONS[who % 2] ?? '';
    const kind = KINDS[how % KINDS.length] ?? 'reply';
    const delayMs = kind === 'reply' && how % 2 === 0 ? UNDO_MS : 0;
    const body = bodyOf(kind, id, this.#server.basedOn(conversationId));
    this.counts.entries += 1;
    this.#put({
      seq,
      id,
      conversationId,
      kind,
      state: 'waiting',
      attempts: 0,
      heard: 0,
      composedAt: this.#now,
      nextAt: this.#now + delayMs,
      author: USER,
      effect: {},
      body,
    });
    this.#oracle.sendsAt(id, this.#now + delayMs);
  }

  #put(row: Row): void {
    this.#oracle.written(this.#rows.get(row.seq), row, this.#now);
    this.#rows.set(row.seq, row);
  }

  #take(context: Context, how: number): void {
    if (context.attempt !== undefined || context.frozen) return;
    const eager = how % 7 === 6;
    const rows = [...this.#rows.values()];
    const heads = laneHeads(rows).filter((head) => isDue(head, this.#now, eager));
    const entry = heads[how % Math.max(1, heads.length)];
    if (entry === undefined || !this.#mayLock(entry)) return;
    const rememberedSince = this.#now - 30 * DAY_MS;
    const turn = turnOf(entry, rows, {
      now: this.#now,
      eager,
      holdsLock: this.#locks,
      signedOut: false,
      rememberedSince,
    });
    if (turn !== 'take') return;
    const fence = ++this.#fence;
    const lease = { owner: context.owner, until: this.#now + LEASE_MS, fence };
    const taken = takenUnder(entry, lease);
    this.#put(taken);
    if (how % 9 < 8) this.#ask(context, taken, how);
    else this.#giveBack(entry, taken, how);
  }

  /** It was never asked for; `entry`: before it was taken. */
  #giveBack(entry: Row, taken: Taken<Row>, how: number): void {
    const wish = how % 2 === 0 ? undefined : askedBack(taken, 'discard', this.#now);
    if (wish) this.#put(wish);
    const outcome = unsent(entry, undefined);
    this.#put(settledEntry(wish ?? taken, taken.withdraw, outcome, this.#now));
  }

  /** A lane's lock is with whoever attempts it, until they end or have long been over. */
  #mayLock(entry: Row): boolean {
    if (!this.#locks) return true;
    const held = this.#contexts.some(({ attempt }) => attempt && isSameLane(attempt.taken, entry));
    return !held || (entry.lease !== undefined && isLeaseOver(entry, this.#now - STEAL_MARGIN_MS));
  }

  /** The request leaves; what comes of it on the way is decided by `how`. */
  #ask(context: Context, taken: Taken<Row>, how: number): void {
    const { id, withdraw, author: userId, kind, conversationId } = taken;
    const body = withdraw === undefined ? taken.body : JSON.stringify({ withdrawn: true });
    const write = { userId, kind, conversationId, id, body };
    this.counts.requests += 1;
    const inFlight = this.#contexts.filter(
      ({ attempt, frozen }) => attempt?.taken.id === id && !attempt.late && !frozen,
    );
    this.#oracle.asked(taken, this.#now, { others: inFlight.length });
    const answer = this.#line.carry(Math.floor(how / 7), write);
    context.attempt = { taken, sentAt: this.#now, answer, late: false };
  }

  #hear(context: Context, how: number): void {
    const { attempt } = context;
    if (attempt === undefined || context.frozen) return;
    const answer =
      attempt.answer ?? (this.#isOver(attempt) ? { kind: 'no-answer' as const } : undefined);
    if (answer === undefined) return;
    context.attempt = undefined;
    const { taken } = attempt;
    const outcome = outcomeOf(answer, { entry: taken, random: (how % 10) / 10 });
    const row = this.#rows.get(taken.seq);
    if (row && isStillTaken(row, taken))
      this.#put(settledEntry(row, taken.withdraw, outcome, this.#now));
    if (outcome.signIn)
      this.#park(outcome.signIn === 'other-user' ? 'other-user' : 'sign-in-needed');
  }

  #isOver({ sentAt }: Attempt): boolean {
    return this.#now >= sentAt + TIMEOUT_MS;
  }

  /** Nobody who is awake waits for an answer longer than the time that it has. */
  #pass(seconds: number): void {
    const until = this.#now + seconds * SECOND_MS;
    const awake = this.#contexts.filter(({ attempt, frozen }) => attempt && !frozen);
    for (const context of awake.sort((a, b) => endOf(a) - endOf(b))) {
      if (endOf(context) > until) continue;
      this.#now = Math.max(this.#now, endOf(context));
      this.#hear(context, seconds);
    }
    this.#now = until;
  }

  /** Somebody sets the clock of the device; timers that run are not touched by that. */
  #jump(how: number): void {
    const ms = (how % 2 === 0 ? 1 : -1) * (how % 5) * HOUR_MS;
    this.#now += ms;
    for (const { attempt } of this.#contexts) {
      if (attempt === undefined) continue;
      attempt.sentAt += ms;
      attempt.late = true;
    }
    for (const { id } of this.#rows.values()) this.#oracle.sendsAt(id, -Infinity);
  }

  #decide(who: number, how: number): void {
    const row = [...this.#rows.values()].reverse()[who % Math.max(1, Math.min(4, this.#rows.size))];
    if (row === undefined) return;
    switch (how % 7) {
      case 0: {
        this.#change(isUntouched(row) ? { ...row, state: 'withdrawn' } : undefined, 'undo');
        return;
      }
      case 1: {
        this.#change(askedBack(row, 'edit', this.#now));
        return;
      }
      case 2: {
        this.#change(askedBack(row, 'discard', this.#now));
        return;
      }
      case 3: {
        this.#change(mayTakeBack(row) ? { ...row, state: 'withdrawn' } : undefined, 'discard');
        return;
      }
      case 4: {
        this.#hurry(row);
        return;
      }
      case 5: {
        this.#change(this.#based(sentAsItIs(row, this.#now)));
        return;
      }
      default: {
        this.#resume();
        return;
      }
    }
  }

  #hurry(row: Row): void {
    const again = triedAgain(row, this.#now);
    if (again) this.#oracle.sendsAt(row.id, this.#now);
    this.#change(again);
  }

  #change(row: Row | undefined, end?: 'undo' | 'discard'): void {
    if (row === undefined) return;
    if (end) this.#oracle.takenBack(row);
    this.#put(row);
  }

  #based(row: Row | undefined): Row | undefined {
    if (row === undefined) return undefined;
    const basedOn = this.#server.basedOn(row.conversationId);
    return { ...row, body: JSON.stringify({ ...(JSON.parse(row.body) as object), basedOn }) };
  }

  /** At last a person sends what is held and tries again what was refused. */
  #decideForGood(row: Row): void {
    if (row.withdraw !== undefined) return;
    if (row.state === 'held') this.#change(this.#based(sentAsItIs(row, this.#now)));
    if (row.state === 'refused') this.#change(triedAgain(row, this.#now));
  }

  #disturb(context: Context, how: number): void {
    if (how % 3 === 0) {
      context.frozen = !context.frozen;
      if (context.attempt) context.attempt.late = true;
      return;
    }
    // A crash: whoever was there is gone, with all that it would have heard.
    if (context.attempt) this.counts.crashes += 1;
    context.attempt = undefined;
    context.frozen = false;
  }

  #signIn(how: number): void {
    const who = how % 4;
    this.#server.signedIn = who === 0 ? null : who === 1 ? OTHER : USER;
    if (who > 1) this.#resume();
  }

  #park(reason: 'sign-in-needed' | 'other-user'): void {
    for (const row of this.#rows.values())
      if (row.state === 'waiting') this.#put(parkedFor(row, reason));
  }

  /** The session was asked for, or a page was pulled: only the author's own resumes anything. */
  #resume(): void {
    if (this.#server.signedIn !== USER) return;
    for (const row of this.#rows.values()) {
      const free = (row.state === 'parked' ? resumed(row, this.#now) : undefined) ?? row;
      const open = free.state === 'waiting' || free.state === 'parked';
      const sooner = open ? backOffEnded(free, this.#now) : undefined;
      if (sooner ?? free !== row) this.#put(sooner ?? free);
    }
    assertThat(this.#now < NOON + 400 * DAY_MS, 'time stands still');
  }
}

const ISO = new Date(NOON).toISOString();

function endOf({ attempt }: Context): number {
  return (attempt?.sentAt ?? 0) + TIMEOUT_MS;
}

function isSameLane(one: Row, other: Row): boolean {
  return one.conversationId === other.conversationId && laneOf(one.kind) === laneOf(other.kind);
}

function bodyOf(kind: OutboxKind, words: string, basedOn: object): string {
  const composedAt = ISO;
  if (kind === 'status-change')
    return JSON.stringify({ state: 'closed', words, basedOn, composedAt });
  if (kind === 'assignment') return JSON.stringify({ to: null, words, basedOn, composedAt });
  return JSON.stringify({ body: words, options: {}, attachmentIds: [], basedOn, composedAt });
}

/** How large the numbers of a step may be. */
export const STEP_SIZES = { what: 12, who: 6, how: 7 * LINE_FAULTS * 9 };
