import type { PatientConversation } from '../clinic/patient-side.js';
import { ChosenFile } from './chosen-file.js';
import type { Clinic } from './clinic.js';
import { find } from './find.js';
import type { Line } from './line.js';
import { PatientLine } from './patient-line.js';
import { isNew } from './phone-message.js';
import { PhoneScreen } from './phone-screen.js';
import { PhoneThread } from './phone-thread.js';
import { Poll } from './poll.js';
import { saveFile } from './save-file.js';
import type { Word } from './words.js';

interface Shown {
  readonly name: string;
  readonly line: PatientLine;
}

interface Act {
  readonly done?: Word;
  readonly failed: Word;
}

export interface PhoneParts {
  readonly line: Line;
  readonly clinic: Clinic;
  /** Called with all that the phone was sent, as it came. */
  readonly onReceived: (conversationId: string, payload: string) => void;
}

/** The patient's phone for the conversation that is open in the portal. It has a line of its own. */
export class Phone {
  readonly #parts: PhoneParts;
  readonly #screen = new PhoneScreen();
  readonly #thread = new PhoneThread((fileId) => void this.#download(fileId));
  readonly #text = find('phone-text', HTMLInputElement);
  readonly #chosen = new ChosenFile(
    () => this.#screen.tell('phoneFileRefused'),
    () => this.#screen.tell(undefined),
  );
  readonly #poll: Poll;
  #wanted: string | undefined;
  #shown: Shown | undefined;
  #conversation: PatientConversation | undefined;
  #isSending = false;

  constructor(parts: PhoneParts) {
    this.#parts = parts;
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
    const { attachments, patientMayAttach = false, messages = [] } = this.#conversation ?? {};
    const now = this.#parts.line.now();
    const dropped = this.#chosen.allow(patientMayAttach ? attachments : undefined);
    if (dropped) this.#screen.tell('phoneFileDropped');
    this.#chosen.say();
    this.#screen.say(this.#shown?.name, this.#conversation, now);
    this.#thread.say(messages, now);
  }

  async #look(): Promise<void> {
    if (this.#wanted !== undefined) {
      try {
        await this.#receive(this.#wanted);
        this.#screen.isCut = false;
      } catch {
        this.#screen.isCut = true;
      }
    }
    this.say();
  }

  async #receive(wanted: string): Promise<void> {
    this.#shown = await this.#ownerOf(wanted);
    const { payload, conversation } = await this.#shown.line.receive();
    this.#conversation = conversation;
    this.#parts.onReceived(wanted, payload);
  }

  async #ownerOf(conversationId: string): Promise<Shown> {
    if (this.#shown?.line.conversationId === conversationId) return this.#shown;
    const { line, clinic } = this.#parts;
    this.#text.value = '';
    this.#chosen.clear();
    this.#screen.tell(undefined);
    this.#conversation = undefined;
    const { patientId, name } = await clinic.phoneOwner(conversationId);
    return { name, line: new PatientLine(line, patientId, conversationId) };
  }

  async #openAll(): Promise<void> {
    const unopened = this.#conversation?.messages.filter(isNew) ?? [];
    await this.#act({ failed: 'phoneNotOpened' }, async (line) => {
      for (const { id } of unopened) await line.open(id);
    });
  }

  /** One at a time: the clinic's server takes a second press for a second message. */
  async #write(): Promise<void> {
    const text = this.#text.value;
    const { file } = this.#chosen;
    if (this.#isSending || (text.trim() === '' && file === undefined)) return;
    this.#isSending = true;
    await this.#act({ done: 'phoneSent', failed: 'phoneNotSent' }, async (line) => {
      const fileIds = await this.#chosen.idsBy((chosen) => line.upload(chosen));
      await line.write(text, fileIds);
      if (this.#text.value === text) this.#text.value = '';
      if (this.#chosen.file === file) this.#chosen.clear();
    });
    this.#isSending = false;
  }

  async #download(fileId: string): Promise<void> {
    const files = this.#conversation?.messages.flatMap((message) => message.files ?? []) ?? [];
    const name = files.find(({ id }) => id === fileId)?.name ?? '';
    await this.#act({ done: 'phoneSaved', failed: 'phoneNotSaved' }, async (line) => {
      saveFile(name, await line.download(fileId));
    });
  }

  async #act({ done, failed }: Act, act: (line: PatientLine) => Promise<void>): Promise<void> {
    const shown = this.#shown;
    if (shown === undefined) return;
    this.#screen.tell(undefined);
    const happened = await act(shown.line).then(
      () => done,
      () => failed,
    );
    if (this.#shown === shown) this.#screen.tell(happened);
    await this.#poll.now();
  }
}
