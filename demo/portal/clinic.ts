import type { LedgerLine } from '../clinic/ledger.js';
import type { PatientConversation } from '../clinic/patient-side.js';
import type { LineState } from '../clinic/staff-line.js';

export interface PhoneOwner {
  readonly patientId: string;
  readonly name: string;
}

/** What the page beside the portal asks of the demo server: no part of Intray. Rejects without a line. */
export class Clinic {
  readonly #base: string;

  constructor(run: string) {
    this.#base = `/clinic/${encodeURIComponent(run)}`;
  }

  async network(): Promise<LineState> {
    const { state } = (await this.#ask('GET', 'network')) as { state: LineState };
    return state;
  }

  async switchNetwork(state: LineState): Promise<void> {
    await this.#ask('POST', 'network', { state });
  }

  async ledger(): Promise<readonly LedgerLine[]> {
    const { writes } = (await this.#ask('GET', 'ledger')) as { writes: LedgerLine[] };
    return writes;
  }

  async phoneOwner(conversationId: string): Promise<PhoneOwner> {
    return (await this.#ask('GET', `conversations/${conversationId}/patient`)) as PhoneOwner;
  }

  /** As the patient sees it; undefined: it is gone. */
  async seenByPatient(patientId: string, id: string): Promise<PatientConversation | undefined> {
    const view = await this.#ask('GET', `patient/${patientId}/conversations`);
    const { conversations } = view as { conversations: PatientConversation[] };
    return conversations.find((conversation) => conversation.id === id);
  }

  async patientWrites(patientId: string, id: string, body: string): Promise<void> {
    await this.#ask('POST', `patient/${patientId}/conversations/${id}/messages`, { body });
  }

  async patientOpens(patientId: string, id: string, messageId: string): Promise<void> {
    const path = `patient/${patientId}/conversations/${id}/messages/${messageId}/read`;
    await this.#ask('POST', path);
  }

  /** The server forgets everything of this run. */
  async forget(): Promise<void> {
    await this.#ask('POST', 'reset?size=0');
  }

  async #ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${this.#base}/${path}`, { ...init, cache: 'no-store' });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    return response.json();
  }
}
