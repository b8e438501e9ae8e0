import { createHash } from 'node:crypto';
import type { Script } from 'node:vm';
import { IDBKeyRange } from 'fake-indexeddb';

import { ContractServer } from './contract-server.js';
import { Disk, type Commit, type DiskUser } from './disk.js';
import { Line, PORTAL, type Call } from './line.js';
import { Locks } from './locks.js';
import { assertThat, OutboxOracle, type SeenRow } from './outbox-oracle.js';
import { Portal } from './portal.js';
import { openRealm } from './realm.js';
import type * as Inside from './realm-entry.js';
import { Scheduler } from './scheduler.js';
import { SeededRandom } from './seeded-random.js';
import { cryptoFor } from './simulated-crypto.js';

type Realm = typeof Inside;
export type Tab = Inside.Tab;

const NOON = Date.parse('2026-11-24T17:00:00.000Z');
const CANARY = 'anary';
export const CONVERSATIONS = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'];

export interface Person {
  readonly userId: string;
  readonly database: string;
}

export const ANA: Person = { userId: 'ana-ruiz', database: 'intray-ana' };
export const SAM: Person = { userId: 'sam-okafor', database: 'intray-sam' };

/** A tab of one person, or the service worker, which is of nobody. */
export interface Context extends DiskUser {
  readonly name: string;
  alive: boolean;
  readonly person: Person | undefined;
  readonly realm: Realm;
  tab: Tab | undefined;
  /** The named point at which it dies next. */
  dieAt: string | undefined;
  /** Who it was told is signed in, and when. */
  heard: { readonly userId: string | null; readonly at: number } | undefined;
  /** When it last slept; what it does soon after may be late. */
  sleptAt: number;
}

export interface WorldCounts {
  crashes: number;
  kills: number;
  freezes: number;
  requests: number;
  drops: number;
  hangs: number;
  strangers: number;
}

/** One computer with its contexts, the line and the portal, all of it out of one seed. */
export class World {
  readonly random: SeededRandom;
  readonly scheduler: Scheduler;
  readonly server: ContractServer;
  readonly portal: Portal;
  readonly line: Line;
  readonly disk: Disk;
  readonly locks: Locks | undefined;
  readonly contexts: Context[] = [];
  /** By person: replies of different people never share a lane. */
  readonly oracles = new Map<string, OutboxOracle>();
  readonly log: string[] = [];
  readonly counts = { crashes: 0, kills: 0, freezes: 0 };
  /** Entries that were put there by nobody who is here: none of them may ever leave. */
  readonly foreign = new Set<string>();
  /** Tabs that were closed in order: nothing of theirs may leave any more. */
  readonly closed = new Set<string>();
  readonly #bundle: Script;
  readonly #crypto: object;
  readonly #hash = createHash('sha256');
  readonly #rows = new Map<string, Map<string, object>>();
  readonly #drafts = new Map<string, Map<string, object>>();
  #born = 0;
  #signedInSince = 0;

  constructor(bundle: Script, seed: number, { locks }: { readonly locks: boolean }) {
    this.#bundle = bundle;
    this.random = new SeededRandom(seed);
    this.scheduler = new Scheduler(this.random, NOON);
    const { now } = this.scheduler;
    this.server = new ContractServer(ANA.userId, now);
    this.portal = new Portal(this.server, now);
    this.line = new Line(this.portal, this.scheduler, this.random, {
      begun: this.#begun,
      heardSession: this.#heardSession,
    });
    this.disk = new Disk(this.#committed);
    this.locks = locks ? new Locks(this.scheduler) : undefined;
    this.#crypto = cryptoFor(this.random);
    for (const id of CONVERSATIONS) this.portal.open(id);
    for (const { database, userId } of [ANA, SAM])
      this.oracles.set(database, new OutboxOracle(this.server, userId));
  }

  get trace(): string {
    return this.#hash.copy().digest('hex');
  }

  signIn(userId: string | null): void {
    if (this.server.signedIn === userId) return;
    this.server.signedIn = userId;
    this.#signedInSince = this.scheduler.now();
    this.note(`signed in: ${userId ?? 'nobody'}`);
  }

  note(what: string): void {
    const line = `${this.scheduler.now() - NOON} ${what}`;
    this.log.push(line);
    this.#hash.update(line);
  }

  oracleOf({ database }: Person): OutboxOracle {
    const oracle = this.oracles.get(database);
    if (oracle === undefined) throw new Error(`Nobody watches ${database}.`);
    return oracle;
  }

  rows({ database }: Person): SeenRow[] {
    return [...this.disk.rows(database, 'outbox').values()] as SeenRow[];
  }

  /** A new tab of this person; without one, the service worker. */
  start(person?: Person): Context {
    const name = `${person?.userId ?? 'worker'}-${++this.#born}`;
    const { scheduler, random } = this;
    const context: Context = {
      name,
      person,
      alive: true,
      tab: undefined,
      dieAt: undefined,
      heard: undefined,
      sleptAt: -Infinity,
      realm: undefined as unknown as Realm,
    };
    const realm = openRealm(this.#bundle, {
      now: scheduler.now,
      random: random.next,
      crypto: this.#crypto,
      indexedDB: this.disk.facadeFor(context),
      keyRange: IDBKeyRange,
      locks: this.locks?.facadeFor(name),
      fetch: this.line.fetchFor(context),
      setTimeout: (run, ms, argument) => {
        const later = (): void => {
          // Set in the last breath of a context that had died by then.
          if (context.alive) run(argument);
        };
        return scheduler.post(name, later, Math.max(1, ms));
      },
      clearTimeout: (handle) => {
        if (handle) (handle as { cancelled: boolean }).cancelled = true;
      },
      isOnline: () => !this.line.isDown,
      failpoint: (point) => {
        if (context.dieAt !== point) return;
        this.#die(context, point);
        throw new Error('Crashed.');
      },
    });
    Object.assign(context, { realm });
    this.contexts.push(context);
    return context;
  }

  /** Gone from one moment to the next, as when a tab crashes or a worker is stopped. */
  kill(context: Context): void {
    if (!context.alive) return;
    context.alive = false;
    this.note(`${context.name} dies`);
    this.scheduler.drop(context.name);
    this.disk.lose(context);
    this.line.hangUp(context.name);
    this.locks?.release(context.name);
    this.contexts.splice(this.contexts.indexOf(context), 1);
  }

  freeze(context: Context): void {
    this.counts.freezes += 1;
    this.note(`${context.name} sleeps`);
    this.scheduler.freeze(context.name);
    context.sleptAt = Infinity;
  }

  thaw(context: Context): void {
    this.scheduler.thaw(context.name);
    context.sleptAt = this.scheduler.now();
  }

  /** Nobody's words lie anywhere in clear. */
  assertSealed(): void {
    for (const value of this.disk.everything())
      assertThat(!holdsClearWords(value), 'words of a patient or for one lie on disk in clear');
  }

  allCounts(): WorldCounts {
    return { ...this.counts, ...this.line.counts };
  }

  #die(context: Context, point: string): void {
    if (!context.alive) return;
    this.counts.crashes += 1;
    this.note(`${context.name} at ${point}`);
    this.kill(context);
  }

  readonly #begun = (call: Call): void => {
    this.#guard(() => {
      const { request, owner } = call;
      this.note(`${owner} asks ${request.body === undefined ? '' : 'to write '}${request.path}`);
      const context = this.contexts.find(({ name }) => name === owner);
      assertThat(!this.closed.has(owner), `${owner} asks though it was closed`);
      if (context && request.body !== undefined) this.#beganToWrite(call, context);
    });
  };

  readonly #heardSession = (owner: string, userId: string | null): void => {
    const context = this.contexts.find(({ name }) => name === owner);
    if (context) context.heard = { userId, at: this.scheduler.now() };
  };

  #beganToWrite(call: Call, context: Context): void {
    const { sleptAt, dieAt, heard } = context;
    if (dieAt === 'asked') this.scheduler.post('line', () => this.#die(context, dieAt), 1);
    const write = this.portal.writeOf(call.request);
    const person = [ANA, SAM].find(({ userId }) => userId === write.userId);
    assertThat(!this.foreign.has(write.id), `${write.id} of somebody else was sent`);
    assertThat(person !== undefined, `${write.userId} is nobody here`);
    const knows = heard !== undefined && heard.at >= this.#signedInSince;
    const told = knows && heard.userId !== write.userId && this.scheduler.now() - heard.at > 5_000;
    assertThat(!told, `${write.id} was sent under the session of ${heard?.userId ?? 'nobody'}`);
    const row = this.rows(person).find(({ id }) => id === write.id);
    const others = this.line.calls.filter(
      (other) =>
        other !== call &&
        !other.settled &&
        other.request.body !== undefined &&
        other.request.path === call.request.path &&
        this.#isAwake(other.owner),
    );
    const asksBack = write.body === '{"withdrawn":true}';
    const withdraw = asksBack ? 'asked back' : undefined;
    const oracle = this.oracleOf(person);
    oracle.asked({ id: write.id, withdraw }, this.scheduler.now(), others.length);
    const isLate = sleptAt > this.scheduler.now() - 300_000;
    assertThat(
      isLate || row === undefined || asksBack || !oracle.wasAskedBack(row),
      `${write.id} leaves though it was asked back`,
    );
  }

  #isAwake(owner: string): boolean {
    const context = this.contexts.find(({ name }) => name === owner);
    return context !== undefined && context.sleptAt < this.scheduler.now() - 300_000;
  }

  readonly #committed = ({ database, tables }: Commit): void => {
    const oracle = this.oracles.get(database);
    if (oracle === undefined) return;
    this.#guard(() => {
      const added = tables.has('outbox') ? this.#watchOutbox(database, oracle) : [];
      if (tables.has('drafts')) this.#watchDrafts(database, added);
    });
  };

  /** Gives the conversations of new entries. */
  #watchOutbox(database: string, oracle: OutboxOracle): string[] {
    const before = this.#rows.get(database) ?? new Map<string, object>();
    const now = this.disk.rows(database, 'outbox');
    this.#rows.set(database, now);
    const added: string[] = [];
    for (const [key, value] of now) {
      const row = value as SeenRow & { readonly nextAt: number };
      const old = before.get(key) as SeenRow | undefined;
      if (old === value || this.foreign.has(row.id)) continue;
      this.note(`${row.id.slice(0, 8)} ${row.kind} ${row.state} ${row.attempts}`);
      if (old === undefined) {
        added.push(row.conversationId);
        oracle.sendsAt(row.id, row.nextAt);
      }
      oracle.written(old, row);
    }
    for (const [key, value] of before) {
      const { id, kind } = value as SeenRow;
      assertThat(now.has(key) || kind === 'read-mark', `${id} has disappeared`);
      if (!now.has(key)) oracle.replaced(id);
    }
    return added;
  }

  /** Words leave a draft only into an entry. */
  #watchDrafts(database: string, added: readonly string[]): void {
    const before = this.#drafts.get(database) ?? new Map<string, object>();
    const now = this.disk.rows(database, 'drafts');
    this.#drafts.set(database, now);
    for (const key of before.keys())
      assertThat(now.has(key) || added.includes(key), `the draft of ${key} has disappeared`);
  }

  /** A promise broken inside an event ends the whole run. */
  #guard(check: () => void): void {
    try {
      check();
    } catch (error) {
      this.scheduler.failure ??= error;
    }
  }
}

export function devicePerson({ userId, database }: Person): Parameters<Realm['rememberPerson']>[0] {
  return {
    database,
    userId,
    backendUrl: PORTAL,
    tenantId: 'lakeshore',
    name: userId,
    needsPage: false,
    clockOffsetMs: 0,
  };
}

function holdsClearWords(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(CANARY);
  if (value instanceof Uint8Array) return Buffer.from(value).includes(CANARY);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(holdsClearWords);
}
