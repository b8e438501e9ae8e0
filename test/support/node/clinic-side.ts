import type { LedgerLine } from '../../../demo/clinic/ledger.js';
import type { PatientConversation } from '../../../demo/clinic/patient-side.js';
import type { SampleConversation } from './sample.js';
import { until } from './until.js';

/** What the clinic and its patients know: asked over a line of its own, which no fault strikes. */
export class ClinicSide {
  readonly #handle: (request: Request) => Promise<Response>;
  readonly #run: string;

  constructor(handle: (request: Request) => Promise<Response>, run: string) {
    this.#handle = handle;
    this.#run = run;
  }

  /** What a patient has been told, oldest first. */
  async seenByPatient({ patientId, id }: SampleConversation): Promise<string[]> {
    const view = await this.#ask('GET', `patient/${patientId}/conversations`);
    const { conversations } = view as { conversations: PatientConversation[] };
    const messages = conversations.find((one) => one.id === id)?.messages ?? [];
    return messages.filter(({ from }) => from.kind === 'staff').map(({ body }) => body);
  }

  /** How often a patient has been told this. */
  async times(conversation: SampleConversation, body: string): Promise<number> {
    const seen = await this.seenByPatient(conversation);
    return seen.filter((text) => text === body).length;
  }

  /** Resolves once the patient sees it. */
  async delivered(conversation: SampleConversation, body: string, limitMs?: number): Promise<void> {
    const times = () => this.times(conversation, body);
    await until(`the patient sees “${body}”`, times, (count) => count > 0, limitMs);
  }

  async patientWrites({ patientId, id }: SampleConversation, body: string): Promise<void> {
    await this.#ask('POST', `patient/${patientId}/conversations/${id}/messages`, { body });
  }

  /** A colleague closes it. */
  async close({ id }: SampleConversation, by: string): Promise<void> {
    await this.#ask('POST', `conversations/${id}/close?by=${by}`);
  }

  /** The replies that the clinic's server has seen. */
  async replies(): Promise<LedgerLine[]> {
    const { writes } = (await this.#ask('GET', 'ledger')) as { writes: LedgerLine[] };
    return writes.filter(({ kind }) => kind === 'reply');
  }

  async #ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const url = `http://localhost/clinic/${this.#run}/${path}`;
    const response = await this.#handle(new Request(url, init));
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    return response.json();
  }
}
