import { createHash } from 'node:crypto';
import type { Script } from 'node:vm';
import { IDBKeyRange } from 'fake-indexeddb';

import { holdsClearWords } from './clear-words.js';
import { ContractServer } from './contract-server.js';
import { Disk } from './disk.js';
import type { DiskUser, Refusal } from './disk-events.js';
import { DiskWatch } from './disk-watch.js';
import { FileOracle } from './file-oracle.js';
import { Line, type LineCounts } from './line.js';
import { LineWatch } from './line-watch.js';
import { Locks } from './locks.js';
import { assertThat, OutboxOracle, type SeenRow } from './outbox-oracle.js';
import { ANA, CONVERSATIONS, SAM, type Person } from './people.js';
import { PayloadOracle } from './payload-oracle.js';
import { Portal } from './portal.js';
import type { Release } from './release.js';
import { openRealm } from './realm.js';
import type * as Inside from './realm-entry.js';
import { Scheduler } from './scheduler.js';
import { SeededRandom } from './seeded-random.js';
import { cryptoFor } from './simulated-crypto.js';

type Realm = typeof Inside;
export type Tab = Inside.Tab;

const NOON = Date.parse('2026-11-24T17:00:00.000Z');

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
  /** Pushes of its tab that are under way. */
  pushes: number;
  /** Parts of files that it was told have arrived, by their address. */
  readonly heardOf: Set<string>;
}

export interface WorldCounts extends LineCounts {
  crashes: number;
  kills: number;
  freezes: number;
  /** That arrived with their message. */
  files: number;
  /** Writes that a full disk did not take. */
  refusals: number;
  /** Entries that a newer release sealed anew before their first attempt. */
  upgraded: number;
  /** Upgrades of a database that a death or a full disk cut short. */
  upgradesCut: number;
  /** Parts of files that the portal's server lost before it had all. */
  lostParts: number;
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
  readonly files = new Map<string, FileOracle>();
  readonly payloads = new PayloadOracle();
  readonly log: string[] = [];
  readonly counts = {
    crashes: 0,
    kills: 0,
    freezes: 0,
    files: 0,
    refusals: 0,
    upgradesCut: 0,
  };
  /** Entries that were put there by nobody who is here: none of them may ever leave. */
  readonly foreign = new Set<string>();
  /** Tabs that were closed in order: nothing of theirs may leave any more. */
  readonly closed = new Set<string>();
  readonly #bundle: Script;
  readonly #crypto: object;
  readonly #hash = createHash('sha256');
  #born = 0;
  signedInSince = 0;
  /** What the portal serves; tabs of before go on with what they have, and some come out of a cache. */
  served: Release = 'this';
  /** Share of the new tabs and workers that still run the release before. */
  cached = 0.3;
  /** Undefined: there is room on the disk. Else what share of all writes it does not take, and how. */
  fullness: { readonly share: number; readonly refusal: Refusal } | undefined;

  constructor(bundle: Script, seed: number, { locks }: { readonly locks: boolean }) {
    this.#bundle = bundle;
    this.random = new SeededRandom(seed);
    this.scheduler = new Scheduler(this.random, NOON);
    const { now } = this.scheduler;
    this.server = new ContractServer(ANA.userId, now);
    this.portal = new Portal(this.server, now, this.random.pick([1, 2, 4]));
    this.line = new Line(this.portal, this.scheduler, this.random, new LineWatch(this));
    this.disk = new Disk(new DiskWatch(this));
    this.locks = locks ? new Locks(this.scheduler) : undefined;
    this.#crypto = cryptoFor(this.random);
    for (const id of CONVERSATIONS) this.portal.open(id);
    for (const { database, userId } of [ANA, SAM]) {
      this.oracles.set(database, new OutboxOracle(this.server, userId));
      this.files.set(database, new FileOracle(this.portal.shelf));
    }
  }

  get trace(): string {
    return this.#hash.copy().digest('hex');
  }

  signIn(userId: string | null): void {
    if (this.server.signedIn === userId) return;
    this.server.signedIn = userId;
    this.signedInSince = this.scheduler.now();
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

  filesOf({ database }: Person): FileOracle {
    const oracle = this.files.get(database);
    if (oracle === undefined) throw new Error(`Nobody watches the files of ${database}.`);
    return oracle;
  }

  rows({ database }: Person): SeenRow[] {
    return [...this.disk.rows(database, 'outbox').values()] as SeenRow[];
  }

  /** A new tab of this person; without one, the service worker. */
  start(person?: Person): Context {
    const name = `${person?.userId ?? 'worker'}-${++this.#born}`;
    const context: Context = {
      name,
      person,
      alive: true,
      release: this.#released(),
      tab: undefined,
      dieAt: undefined,
      heard: undefined,
      sleptAt: -Infinity,
      pushes: 0,
      heardOf: new Set(),
      realm: undefined as unknown as Realm,
    };
    Object.assign(context, { realm: this.#realmOf(context) });
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

  /** The same, at a point of the crash table. */
  die(context: Context, point: string): void {
    if (!context.alive) return;
    this.counts.crashes += 1;
    this.note(`${context.name} at ${point}`);
    this.kill(context);
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
    const { lostParts } = this.portal.shelf;
    const { upgraded } = this.payloads;
    return { ...this.counts, ...this.line.counts, lostParts, upgraded };
  }

  /** A promise broken inside an event ends the whole run. */
  guard(check: () => void): void {
    try {
      check();
    } catch (error) {
      this.scheduler.failure ??= error;
    }
  }

  #released(): Release {
    if (this.served === 'this') return 'this';
    return this.random.chance(this.cached) ? 'this' : this.served;
  }

  #realmOf(context: Context): Realm {
    const { scheduler, random } = this;
    const { name } = context;
    return openRealm(this.#bundle, {
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
      release: context.release,
      failpoint: (point) => {
        if (context.dieAt !== point) return;
        this.die(context, point);
        throw new Error('Crashed.');
      },
    }) as Realm;
  }
}
