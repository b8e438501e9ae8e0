import type { AuditEvent } from './accept-audit-event.js';
import { ChangesLog } from './changes-log.js';
import { FileStore } from './file-store.js';
import { Ledger } from './ledger.js';
import { Problem } from './problem.js';
import { USUAL_DELIVERY, type Delivery, type DeliveryPlan } from './record-delivery.js';
import type { BillingLineRow, ConversationRow, StaffRow, WorkgroupRow } from './row.js';
import { USUAL_SETTINGS, type ClinicSettings } from './settings.js';
import { StaffLine } from './staff-line.js';
import { isVisible } from './visibility.js';
import { WriteMemory } from './write-memory.js';

/** What a clinic starts with. */
export interface ClinicContents {
  readonly staff: readonly StaffRow[];
  readonly workgroups: readonly WorkgroupRow[];
  readonly conversations: readonly ConversationRow[];
}

interface Listed {
  readonly version: number;
  readonly rows: readonly ConversationRow[];
}

/** One clinic in memory: each visitor and each test has its own. */
export class ClinicRun {
  /** Another one after every start, so that a cursor of an earlier life is recognised. */
  readonly epoch = crypto.randomUUID();
  readonly log = new ChangesLog();
  readonly memory = new WriteMemory();
  readonly ledger = new Ledger();
  readonly line = new StaffLine();
  readonly files = new FileStore();
  readonly auditEvents: AuditEvent[] = [];
  delivery: DeliveryPlan = USUAL_DELIVERY;
  deliveries: readonly Delivery[] = [];
  /** Every line, also of conversations that are gone. */
  readonly billingLines: BillingLineRow[] = [];
  /** Every comment's, also of those that came with an assignment. */
  readonly commentIds = new Set<string>();
  readonly staff: StaffRow[];
  readonly workgroups: WorkgroupRow[];
  readonly conversations: Map<string, ConversationRow>;
  readonly #clock: () => number;
  #settings = USUAL_SETTINGS;
  #offset = 0;
  #ended = false;
  readonly #listed = new Map<string, Listed>();

  constructor(contents: ClinicContents, clock: () => number) {
    this.staff = [...contents.staff];
    this.workgroups = [...contents.workgroups];
    this.conversations = new Map(contents.conversations.map((row) => [row.value.id, row]));
    for (const { comments, attachments, billingLines } of contents.conversations) {
      this.billingLines.push(...billingLines);
      for (const { value } of comments) this.commentIds.add(value.id);
      for (const file of attachments) this.files.keep(file);
    }
    this.#clock = clock;
  }

  get settings(): ClinicSettings {
    return this.#settings;
  }

  set settings(settings: ClinicSettings) {
    this.#settings = settings;
    this.#listed.clear();
  }

  get ended(): boolean {
    return this.#ended;
  }

  now(): number {
    return this.#clock() + this.#offset;
  }

  moveClock(offset: number): void {
    this.#offset = offset;
    this.#listed.clear();
  }

  /** Another clinic takes its place: whoever waits for a change here is answered at once. */
  end(): void {
    this.#ended = true;
    this.log.wake();
  }

  staffRow(id: string): StaffRow | undefined {
    return this.staff.find((row) => row.value.id === id);
  }

  addStaff(id: string): StaffRow {
    const row: StaffRow = {
      kind: 'staff',
      version: 0,
      value: { id, displayName: id, internalName: id },
    };
    this.staff.push(row);
    return row;
  }

  addWorkgroup(id: string): WorkgroupRow {
    const row: WorkgroupRow = {
      kind: 'workgroup',
      version: 0,
      value: { id, name: id, memberIds: [] },
      countsFor: [],
    };
    this.workgroups.push(row);
    return row;
  }

  conversation(id: string): ConversationRow {
    const row = this.conversations.get(id);
    if (!row) throw gone();
    return row;
  }

  /** A conversation that this person may open; for anybody else it is as good as gone. */
  conversationFor(staffId: string, id: string): ConversationRow {
    const row = this.conversation(id);
    if (!isVisible(row, staffId)) throw gone();
    return row;
  }

  /** What a full pull names, newest first; sorted once for all the pages between two changes. */
  listed(staffId: string, choose: (row: ConversationRow) => boolean): readonly ConversationRow[] {
    const { version } = this.log;
    const known = this.#listed.get(staffId);
    if (known?.version === version) return known.rows;
    const rows = [...this.conversations.values()].filter(choose).sort(byNewest);
    this.#listed.set(staffId, { version, rows });
    return rows;
  }
}

/** When the patient last wrote: the time by which every list is sorted. */
export function listedAt({ value }: ConversationRow): string {
  return value.lastPatientMessageAt ?? value.createdAt;
}

export function byNewest(a: ConversationRow, b: ConversationRow): number {
  return compare(listedAt(b), listedAt(a)) || compare(a.value.id, b.value.id);
}

function gone(): Problem {
  return new Problem(404, 'gone', 'This conversation no longer exists.');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
