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
  async seenByPatient(conversation: SampleConversation): Promise<string[]> {
    const { messages } = await this.patientSide(conversation);
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

  /** The bytes of a message's files, as its patient downloads them. */
  async filesWith(conversation: SampleConversation, body: string): Promise<Uint8Array[]> {
    const { patientId, id } = conversation;
    const { messages } = await this.patientSide(conversation);
    const files = messages.find((message) => message.body === body)?.files ?? [];
    const downloads = files.map(async (file) => {
      const path = `patient/${patientId}/conversations/${id}/files/${file.id}`;
      return new Uint8Array(await (await this.#send('GET', path)).arrayBuffer());
    });
    return Promise.all(downloads);
  }

  /** From now on the clinic's server shows another time than this machine. */
  async movesClock(ms: number): Promise<void> {
    await this.#ask('POST', `clock?offset=${ms}`);
  }

  /** How often each part of each file has come whole, by the order of its parts. */
  async partsReceived(): Promise<number[][]> {
    const { files } = (await this.#ask('GET', 'files')) as { files: { parts: object }[] };
    return files.map(({ parts }) => Object.values(parts) as number[]);
  }

  /** A conversation as its patient has it. */
  async patientSide({ patientId, id }: SampleConversation): Promise<PatientConversation> {
    const view = await this.#ask('GET', `patient/${patientId}/conversations`);
    const { conversations } = view as { conversations: PatientConversation[] };
    const found = conversations.find((one) => one.id === id);
    if (!found) throw new Error(`${patientId} has no ${id}.`);
    return found;
  }

  /** Every byte that the patient's addresses answer, whatever is asked there. */
  async everyByteFor(conversation: SampleConversation): Promise<string> {
    const { patientId, id } = conversation;
    const { messages } = await this.patientSide(conversation);
    const there = `patient/${patientId}/conversations`;
    const asked = [
      ...messages.map((message) =>
        this.#send('POST', `${there}/${id}/messages/${message.id}/read`),
      ),
      this.#send('POST', `${there}/${id}/messages`, { body: '' }),
      this.#send('GET', `${there}/${id}`),
      this.#send('GET', there),
    ];
    const answers = await Promise.all(asked);
    const texts = answers.map(async (answer) =>
      [...answer.headers, await answer.text()].join('\n'),
    );
    return (await Promise.all(texts)).join('\n');
  }

  /** A patient's answers as they stand, times of the server left out. */
  async patientBytes({ patientId }: SampleConversation): Promise<string> {
    const answer = await this.#send('GET', `patient/${patientId}/conversations`);
    return answer.text();
  }

  /** Only these members of staff may open it from now on. */
  async showOnlyTo({ id }: SampleConversation, staffIds: readonly string[]): Promise<void> {
    await this.#ask('POST', `conversations/${id}/visible?to=${staffIds.join(',')}`);
  }

  /** This clinic has chosen otherwise than the sample. */
  async chooses(settings: object): Promise<void> {
    await this.#ask('POST', 'settings', settings);
  }

  /** A colleague gives it to somebody. */
  async assign({ id }: SampleConversation, by: string, to: string): Promise<void> {
    const seen = await this.#ask('GET', `${by}/api/intray/conversations/${id}`, undefined, by);
    const { changes } = seen as { changes: { kind: string; value: { assignee: unknown } }[] };
    const row = changes.find(({ kind }) => kind === 'conversation');
    const body = {
      to: { kind: 'staff', id: to },
      basedOn: { messageId: null, assignee: row?.value.assignee ?? null, state: 'open' },
      composedAt: new Date().toISOString(),
    };
    const path = `${by}/api/intray/conversations/${id}/assignments/${crypto.randomUUID()}`;
    await this.#ask('PUT', path, body, by);
  }

  async patientWrites({ patientId, id }: SampleConversation, body: string): Promise<void> {
    await this.#ask('POST', `patient/${patientId}/conversations/${id}/messages`, { body });
  }

  /** A colleague closes it. */
  async close({ id }: SampleConversation, by: string): Promise<void> {
    await this.#ask('POST', `conversations/${id}/close?by=${by}`);
  }

  /** Its conversation is removed; what was billed for it stays in the clinic's own report. */
  async removes({ id }: SampleConversation): Promise<void> {
    await this.#ask('DELETE', `conversations/${id}`);
  }

  /** The replies that the clinic's server has seen. */
  async replies(): Promise<LedgerLine[]> {
    const { writes } = (await this.#ask('GET', 'ledger')) as { writes: LedgerLine[] };
    return writes.filter(({ kind }) => kind === 'reply');
  }

  async #ask(method: string, path: string, body?: unknown, staffId?: string): Promise<unknown> {
    const response = await this.#send(method, path, body, staffId);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    return response.json();
  }

  #send(method: string, path: string, body?: unknown, staffId?: string): Promise<Response> {
    const init: RequestInit = { method };
    if (body !== undefined) init.body = JSON.stringify(body);
    if (staffId !== undefined) init.headers = { 'Intray-Version': '1', 'Intray-User': staffId };
    return this.#handle(new Request(`http://localhost/clinic/${this.#run}/${path}`, init));
  }
}
