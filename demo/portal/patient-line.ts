import type { PatientConversation, PatientFile } from '../clinic/patient-side.js';
import type { Line } from './line.js';

/** What a patient's phone was sent: the text as it came, and the conversation in it. */
export interface Received {
  readonly payload: string;
  /** Undefined: it is gone. */
  readonly conversation: PatientConversation | undefined;
}

/** What one patient's phone asks of the demo server about one conversation. */
export class PatientLine {
  readonly conversationId: string;
  readonly #line: Line;
  readonly #conversations: string;
  readonly #path: string;

  constructor(line: Line, patientId: string, conversationId: string) {
    this.conversationId = conversationId;
    this.#line = line;
    this.#conversations = `patient/${patientId}/conversations`;
    this.#path = `${this.#conversations}/${conversationId}`;
  }

  async receive(): Promise<Received> {
    const response = await this.#line.send('GET', this.#conversations);
    const payload = await response.text();
    const { conversations } = JSON.parse(payload) as { conversations: PatientConversation[] };
    return { payload, conversation: conversations.find(({ id }) => id === this.conversationId) };
  }

  async write(body: string, fileIds: readonly string[]): Promise<void> {
    await this.#line.json('POST', `${this.#path}/messages`, { body, fileIds });
  }

  async open(messageId: string): Promise<void> {
    await this.#line.json('POST', `${this.#path}/messages/${messageId}/read`);
  }

  /** Gives the id by which the next message may bring the file. */
  async upload(file: File): Promise<string> {
    const path = `${this.#path}/files?name=${encodeURIComponent(file.name)}`;
    const headers = { 'Content-Type': file.type };
    const response = await this.#line.send('POST', path, { headers, body: file });
    const { id } = (await response.json()) as PatientFile;
    return id;
  }

  async download(fileId: string): Promise<Blob> {
    const response = await this.#line.send('GET', `${this.#path}/files/${fileId}`);
    return response.blob();
  }
}
