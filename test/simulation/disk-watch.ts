import type { Commit, DiskUser, DiskWatcher, Refusal } from './disk-events.js';
import type { FileOracle, SeenFile } from './file-oracle.js';
import { assertThat, type OutboxOracle, type SeenRow } from './outbox-oracle.js';
import type { World } from './world.js';

const FILE_TABLES = ['attachments', 'blobs', 'outbox'];

/** Looks at all that comes to lie on a disk, at the moment at which it does. */
export class DiskWatch implements DiskWatcher {
  readonly #world: World;
  readonly #rows = new Map<string, Map<string, object>>();
  /** Of each database, as it was last upgraded or made. */
  readonly #versions = new Map<string, number>();
  readonly #drafts = new Map<string, Map<string, object>>();

  constructor(world: World) {
    this.#world = world;
  }

  refuses({ name }: DiskUser): Refusal | undefined {
    const { fullness, random, counts, contexts } = this.#world;
    if (fullness === undefined || !random.chance(fullness.share)) return undefined;
    counts.refusals += 1;
    // What it was told could not be noted.
    const context = contexts.find((one) => one.name === name);
    context?.heardOf.clear();
    return fullness.refusal;
  }

  committed(commit: Commit): void {
    const { database, tables, isUpgrade } = commit;
    const oracle = this.#world.oracles.get(database);
    if (oracle === undefined) return;
    this.#world.guard(() => {
      if (isUpgrade) this.#watchUpgrade(database);
      const added = tables.has('outbox') ? this.#watchOutbox(commit, oracle) : [];
      if (tables.has('drafts')) this.#watchDrafts(database, added);
      const files = this.#world.files.get(database);
      if (files && FILE_TABLES.some((name) => tables.has(name))) this.#watchFiles(database, files);
    });
  }

  upgradeUndone({ database }: Commit): void {
    const { disk, counts } = this.#world;
    counts.upgradesCut += 1;
    this.#world.note(`the upgrade of ${database} is undone`);
    this.#world.guard(() => {
      const isOld = disk.versionOf(database) === this.#versions.get(database);
      assertThat(isOld, `${database} is half upgraded`);
      this.#assertSameOutbox(database);
    });
  }

  #watchUpgrade(database: string): void {
    this.#world.note(`${database} is upgraded`);
    if (this.#versions.has(database)) this.#assertSameOutbox(database);
    this.#versions.set(database, this.#world.disk.versionOf(database));
  }

  /** An upgrade neither drops nor rewrites what waits. */
  #assertSameOutbox(database: string): void {
    const before = this.#rows.get(database) ?? new Map<string, object>();
    const now = this.#world.disk.rows(database, 'outbox');
    const isSame =
      now.size === before.size && [...before].every(([key, row]) => now.get(key) === row);
    assertThat(isSame, `an upgrade changed the outbox of ${database}`);
  }

  /** Gives the conversations of new entries. */
  #watchOutbox({ database, release }: Commit, oracle: OutboxOracle): string[] {
    const { disk, foreign, payloads } = this.#world;
    const before = this.#rows.get(database) ?? new Map<string, object>();
    const now = disk.rows(database, 'outbox');
    this.#rows.set(database, now);
    const added: string[] = [];
    for (const [key, value] of now) {
      const row = value as SeenRow & { readonly nextAt: number };
      const old = before.get(key) as SeenRow | undefined;
      if (old === value || foreign.has(row.id)) continue;
      this.#world.note(`${row.id.slice(0, 8)} ${row.kind} ${row.state} ${row.attempts}`);
      if (old === undefined) {
        added.push(row.conversationId);
        oracle.sendsAt(row.id, row.nextAt);
      }
      oracle.written(old, row, this.#world.scheduler.now());
      payloads.written(old, row, release);
    }
    this.#watchRemoved(before, now, oracle);
    return added;
  }

  #watchRemoved(
    before: ReadonlyMap<string, object>,
    now: ReadonlyMap<string, object>,
    oracle: OutboxOracle,
  ): void {
    for (const [key, value] of before) {
      const { id, kind } = value as SeenRow;
      assertThat(now.has(key) || kind === 'read-mark', `${id} has disappeared`);
      if (!now.has(key)) oracle.replaced(id);
    }
  }

  /** Words leave a draft only into an entry. */
  #watchDrafts(database: string, added: readonly string[]): void {
    const before = this.#drafts.get(database) ?? new Map<string, object>();
    const now = this.#world.disk.rows(database, 'drafts');
    this.#drafts.set(database, now);
    for (const key of before.keys())
      assertThat(now.has(key) || added.includes(key), `the draft of ${key} has disappeared`);
  }

  #watchFiles(database: string, oracle: FileOracle): void {
    const { disk } = this.#world;
    const parts = new Map<string, Set<number>>();
    for (const value of disk.rows(database, 'blobs').values()) {
      const { attachmentId, part } = value as { readonly attachmentId: string; part: number };
      parts.set(attachmentId, (parts.get(attachmentId) ?? new Set()).add(part));
    }
    const files = disk.rows(database, 'attachments') as Map<string, SeenFile>;
    const entries = [...disk.rows(database, 'outbox').values()] as SeenRow[];
    oracle.written({ files, parts, entries });
  }
}
