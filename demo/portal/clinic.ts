import type { WireChange } from '../clinic/change-for.js';
import type { LedgerEntry } from '../clinic/ledger.js';
import type { LineState } from '../clinic/staff-line.js';
import type { Line } from './line.js';

export interface PhoneOwner {
  readonly patientId: string;
  readonly name: string;
}

const HOUR_MS = 3_600_000;

/** What the page beside the portal asks of the demo server: no part of Intray. */
export class Clinic {
  readonly #line: Line;

  constructor(line: Line) {
    this.#line = line;
  }

  async network(): Promise<LineState> {
    const { state } = (await this.#line.json('GET', 'network')) as { state: LineState };
    return state;
  }

  async switchNetwork(state: LineState): Promise<void> {
    await this.#line.json('POST', 'network', { state });
  }

  async ledger(): Promise<readonly LedgerEntry[]> {
    const { writes } = (await this.#line.json('GET', 'ledger')) as { writes: LedgerEntry[] };
    return writes;
  }

  async phoneOwner(conversationId: string): Promise<PhoneOwner> {
    return (await this.#line.json('GET', `conversations/${conversationId}/patient`)) as PhoneOwner;
  }

  /** Everything that a member of staff is told of a conversation; the staff's line may be cut. */
  async toldToStaff(staffId: string, conversationId: string): Promise<readonly WireChange[]> {
    const path = `${staffId}/api/intray/conversations/${conversationId}`;
    const headers = { 'Intray-Version': '1', 'Intray-User': staffId };
    const response = await this.#line.send('GET', path, { headers });
    const { changes } = (await response.json()) as { changes: WireChange[] };
    return changes;
  }

  /** The server wants the distance from its own time: all our steps together, which are whole hours. */
  async moveClock(ms: number): Promise<void> {
    await this.network(); // says what time it is there now, where another tab may have moved it
    const moved = Math.round((this.#line.aheadMs ?? 0) / HOUR_MS) * HOUR_MS;
    await this.#line.json('POST', `clock?offset=${moved + ms}`);
  }

  /** The server forgets everything of this run. */
  async forget(): Promise<void> {
    await this.#line.json('POST', 'reset?size=0');
  }
}
