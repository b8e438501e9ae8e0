import type { PatientConversation } from '../clinic/patient-side.js';
import type { Clinic } from './clinic.js';
import { find } from './find.js';
import { PhoneScreen } from './phone-screen.js';
import { Poll } from './poll.js';

interface Shown {
  readonly conversationId: string;
  readonly patientId: string;
  readonly name: string;
}

/** The patient's phone for the conversation that is open in the portal. It has a line of its own. */
export class Phone {
  readonly #clinic: Clinic;
  readonly #screen = new PhoneScreen();
  readonly #text = find('phone-text', HTMLInputElement);
  readonly #poll: Poll;
  #wanted: string | undefined;
  #shown: Shown | undefined;
  #conversation: PatientConversation | undefined;

  constructor(clinic: Clinic) {
    this.#clinic = clinic;
    find('phone-open', HTMLButtonElement).addEventListener('click', () => void this.#openAll());
    find('phone-reply', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#write();
    });
    this.#poll = new Poll(() => this.#look());
  }

  show(conversationId: string): void {
    this.#wanted = conversationId;
    void this.#poll.now();
  }

  say(): void {
    this.#screen.say(this.#shown?.name, this.#conversation);
  }

  async #look(): Promise<void> {
    const wanted = this.#wanted;
    if (wanted === undefined) {
      this.say();
      return;
    }
    try {
      this.#shown = await this.#ownerOf(wanted);
      const { patientId, conversationId } = this.#shown;
      this.#conversation = await this.#clinic.seenByPatient(patientId, conversationId);
      this.#screen.note = 'none';
    } catch {
      this.#screen.note = 'no-line';
    }
    this.say();
  }

  async #ownerOf(conversationId: string): Promise<Shown> {
    if (this.#shown?.conversationId === conversationId) return this.#shown;
    this.#text.value = '';
    this.#conversation = undefined;
    return { conversationId, ...(await this.#clinic.phoneOwner(conversationId)) };
  }

  async #openAll(): Promise<void> {
    const { messages = [] } = this.#conversation ?? {};
    const unopened = messages.filter(({ from, readAt }) => from.kind === 'staff' && !readAt);
    await this.#act(async ({ patientId, conversationId }) => {
      for (const { id } of unopened) await this.#clinic.patientOpens(patientId, conversationId, id);
    });
  }

  async #write(): Promise<void> {
    const text = this.#text.value;
    if (text.trim() === '') return;
    await this.#act(async ({ patientId, conversationId }) => {
      await this.#clinic.patientWrites(patientId, conversationId, text);
      this.#text.value = '';
    });
  }

  async #act(act: (shown: Shown) => Promise<void>): Promise<void> {
    if (!this.#shown) return;
    try {
      await act(this.#shown);
      await this.#poll.now();
    } catch {
      this.#screen.note = 'not-sent';
      this.say();
    }
  }
}
