import type { LitElement, ReactiveController } from 'lit';

import { totalsOf, type BillingLine, type BillingTotals } from '../../src/model/billing-line.js';
import {
  watchBillingExports,
  watchBillingFacts,
  watchBillingLines,
  watchUnsentBilling,
  type BillingExport,
  type BillingFacts,
  type OpenedLines,
  type UnsentBilling,
} from '../../src/store/billing-queries.js';
import { watchPeople, type People } from '../../src/store/people-queries.js';
import type { Connection } from '../connection.js';
import { LiveQuery } from '../live-query.js';
import { Computed } from './computed.js';
import type { Exported } from './notices.js';
import { chooseCycle, type CycleChoice } from './cycles.js';
import { arrange, rowsOf, type Arranged, type Order, type ReportRow } from './rows.js';

/** The same each time, or what follows from them would be computed without end. */
const NO_LINES: readonly BillingLine[] = [];
const NO_EXPORTS: readonly BillingExport[] = [];

/** What the reader chose. */
export interface Wishes {
  readonly cycle: string;
  readonly providerId: string;
  readonly order: Order;
  readonly locale: string;
}

/** Everything that the report shows, as this device knows it. */
export class ReportData implements ReactiveController {
  /** Undefined: not known yet what a cycle is here. */
  choice: CycleChoice | undefined;
  readonly #connection: Connection;
  readonly #wishes: () => Wishes;
  readonly #facts: LiveQuery<BillingFacts>;
  readonly #lines: LiveQuery<OpenedLines>;
  readonly #unsent: LiveQuery<readonly UnsentBilling[]>;
  readonly #exports: LiveQuery<readonly BillingExport[]>;
  readonly #people: LiveQuery<People>;
  readonly #rows: Computed<readonly ReportRow[]>;
  readonly #arranged: Computed<Arranged>;
  #totalsOf: readonly BillingLine[] | undefined;
  #totals: BillingTotals = totalsOf([]);
  #exportedOf: readonly BillingExport[] | undefined;
  #exportedAt: ReadonlyMap<string, number> = new Map();
  #lastExportAt = 0;

  constructor(
    host: LitElement,
    connection: Connection,
    { wishes, fail }: { readonly wishes: () => Wishes; readonly fail: (error: unknown) => void },
  ) {
    this.#connection = connection;
    this.#wishes = wishes;
    const always = { connection, keys: () => [] };
    this.#facts = new LiveQuery(host, { ...always, watch: watchBillingFacts });
    // Before the queries below, which ask for the cycle.
    host.addController(this);
    this.#people = new LiveQuery(host, { ...always, watch: watchPeople });
    this.#unsent = new LiveQuery(host, { ...always, watch: watchUnsentBilling });
    const ofCycle = { connection, keys: () => [this.choice?.chosen.id] };
    this.#lines = new LiveQuery(host, {
      ...ofCycle,
      watch: (store, next, fails) =>
        this.choice && watchBillingLines(store, this.choice.chosen.id, next, fails),
    });
    this.#exports = new LiveQuery(host, {
      ...ofCycle,
      watch: (store, next, fails) =>
        this.choice && watchBillingExports(store, this.choice.chosen.id, next, fails),
    });
    this.#rows = new Computed(host, {
      keys: () => this.#rowKeys(),
      compute: (signal) => rowsOf(this.#rowsOf(), signal),
      fail,
    });
    this.#arranged = new Computed(host, {
      keys: () => this.#arrangedKeys(),
      compute: (signal) => arrange(this.#rows.value ?? [], wishes().order, wishes(), signal),
      fail,
    });
  }

  hostUpdate(): void {
    const { session, now } = this.#connection;
    const facts = this.#facts.value;
    this.choice = session && facts && chooseCycle(this.#wishes().cycle, session, facts, now);
  }

  /** Not knowing what was exported before is a failure too: lines would go into a second file unasked. */
  get failed(): boolean {
    return this.#lines.failed || this.#facts.failed || this.#exports.failed;
  }

  /** In the reader's order; undefined: not read yet. */
  get arranged(): Arranged | undefined {
    return this.#arranged.value;
  }

  /** Of the whole cycle, whatever is filtered. */
  get totals(): BillingTotals {
    const lines = this.#lines.value?.lines ?? NO_LINES;
    if (lines !== this.#totalsOf) this.#totals = totalsOf(lines);
    this.#totalsOf = lines;
    return this.#totals;
  }

  /** Lines that are known of and cannot be shown. */
  get unreadable(): number {
    return (this.#lines.value?.unreadable ?? 0) + (this.choice?.fetch?.setAside ?? 0);
  }

  /** Undefined: it cannot be read which these are. */
  get unsent(): readonly UnsentBilling[] | undefined {
    return this.#unsent.failed ? undefined : (this.#unsent.value ?? []);
  }

  /** By line, when it last went into a file on this computer. */
  get exportedAt(): ReadonlyMap<string, number> {
    this.#readExports();
    return this.#exportedAt;
  }

  /** How many of the cycle's lines that were, and when the last of them (0: none). */
  get exported(): Exported {
    const { count, voided } = this.totals;
    return { count: this.exportedAt.size, total: count + voided, at: this.#lastExportAt };
  }

  nameOf(staffId: string): string {
    return this.#people.value?.staff.get(staffId)?.internalName ?? staffId;
  }

  #readExports(): void {
    const exports = this.#exports.value ?? NO_EXPORTS;
    if (exports === this.#exportedOf) return;
    this.#exportedOf = exports;
    this.#exportedAt = new Map(
      exports.flatMap(({ at, lineIds }) => lineIds.map((id) => [id, at] as const)),
    );
    this.#lastExportAt = exports.at(-1)?.at ?? 0;
  }

  #rowKeys(): readonly unknown[] {
    const { session } = this.#connection;
    return [
      this.#exports.ready ? this.#lines.value?.lines : undefined,
      this.#people.value,
      session?.feeCodes,
      this.choice?.today,
      this.exportedAt,
    ];
  }

  #rowsOf() {
    return {
      lines: this.#lines.value?.lines ?? NO_LINES,
      people: this.#people.value,
      feeCodes: this.#connection.session?.feeCodes ?? {},
      today: this.choice?.today ?? '',
      exportedAt: this.exportedAt,
    };
  }

  #arrangedKeys(): readonly unknown[] {
    const { providerId, order, locale } = this.#wishes();
    return [this.#rows.value, providerId, order, locale];
  }
}
