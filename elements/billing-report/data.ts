import type { LitElement, ReactiveController } from 'lit';

import {
  BillingTally,
  type BillingLine,
  type BillingTotals,
} from '../../src/model/billing-line.js';
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
import { arrange, reportOf, type Arranged, type Order, type Report } from './rows.js';

/** The same each time, or what follows from them would be computed without end. */
const NO_LINES: readonly BillingLine[] = [];
const NO_EXPORTS: readonly BillingExport[] = [];

const NOTHING_YET: Report = { rows: [], totals: new BillingTally().totals, providerIds: new Set() };

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
  readonly #report: Computed<Report>;
  readonly #arranged: Computed<Arranged>;
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
    this.#report = new Computed(host, {
      keys: () => this.#reportKeys(),
      compute: (signal) => reportOf(this.#reportOf(), signal),
      fail,
    });
    this.#arranged = new Computed(host, {
      keys: () => this.#arrangedKeys(),
      compute: (signal) =>
        arrange(this.#report.value ?? NOTHING_YET, wishes().order, wishes(), signal),
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

  /** Of the whole cycle, whatever is filtered; never of other lines than the rows shown. */
  get totals(): BillingTotals {
    return this.#shown.totals;
  }

  /** Whose lines the cycle has. */
  get providerIds(): ReadonlySet<string> {
    return this.#shown.providerIds;
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

  get #shown(): Report {
    return this.arranged?.report ?? NOTHING_YET;
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

  #reportKeys(): readonly unknown[] {
    const { session } = this.#connection;
    return [
      this.#exports.ready ? this.#lines.value?.lines : undefined,
      this.#people.value,
      session?.feeCodes,
      this.choice?.today,
      this.exportedAt,
    ];
  }

  #reportOf() {
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
    return [this.#report.value, providerId, order, locale];
  }
}
