import type { PatientConversation, PatientMessage } from '../clinic/patient-side.js';
import { find, make } from './find.js';
import { timeWords, words } from './words.js';

/** What the phone shows; the reply box keeps its text and focus while messages come in. */
export class PhoneScreen {
  note: 'none' | 'no-line' | 'not-sent' = 'none';
  readonly #title = find('phone-title', HTMLHeadingElement);
  readonly #clock = find('phone-clock', HTMLTimeElement);
  readonly #subject = find('phone-subject', HTMLSpanElement);
  readonly #thread = find('phone-thread', HTMLOListElement);
  readonly #note = find('phone-note', HTMLParagraphElement);
  readonly #open = find('phone-open', HTMLButtonElement);
  readonly #reply = find('phone-reply', HTMLFormElement);
  #drawn = '';

  say(name: string | undefined, conversation: PatientConversation | undefined): void {
    const now = Date.now();
    const text = words();
    this.#title.textContent = name === undefined ? text.phone : text.phoneOf(name);
    this.#clock.textContent = timeWords(now, now);
    this.#subject.textContent = conversation?.subject ?? '';
    this.#reply.hidden = conversation?.patientCanReply !== true;
    this.#sayNote(conversation);
    this.#sayOpen(conversation?.messages ?? []);
    this.#draw(conversation?.messages ?? [], now);
  }

  #sayNote(conversation: PatientConversation | undefined): void {
    const text = this.#noteFor(conversation);
    // A status is read out again each time that it is written.
    if (this.#note.textContent !== text) this.#note.textContent = text;
    this.#note.hidden = text === '';
  }

  #noteFor(conversation: PatientConversation | undefined): string {
    const { phoneNoLine, phoneNotSent, phoneEmpty, phoneEnded } = words();
    if (this.note === 'no-line') return phoneNoLine;
    if (this.note === 'not-sent') return phoneNotSent;
    if (conversation === undefined) return phoneEmpty;
    return conversation.patientCanReply ? '' : phoneEnded;
  }

  #sayOpen(messages: readonly PatientMessage[]): void {
    const count = messages.filter(isNew).length;
    this.#open.hidden = count === 0;
    this.#open.textContent = words().openMessages(count);
  }

  /** Drawn anew only where something changed, so that a person can scroll and select. */
  #draw(messages: readonly PatientMessage[], now: number): void {
    const lines = messages.map((message) => bubble(message, now));
    const drawn = lines.map((line) => `${line.className} ${line.textContent}`).join('\n');
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#thread.replaceChildren(...lines);
    this.#thread.scrollTop = this.#thread.scrollHeight;
  }
}

function bubble(message: PatientMessage, now: number): HTMLLIElement {
  const isOwn = message.from.kind !== 'staff';
  const line = make('li', '', isOwn ? 'own' : 'theirs');
  line.append(
    make('strong', isOwn ? words().you : message.from.name),
    make('p', message.body),
    make('small', metaOf(message, now)),
  );
  return line;
}

function metaOf(message: PatientMessage, now: number): string {
  const sent = timeWords(Date.parse(message.sentAt), now);
  if (isNew(message)) return `${sent} · ${words().isNew}`;
  if (message.readAt === undefined) return sent;
  return `${sent} · ${words().opened(timeWords(Date.parse(message.readAt), now))}`;
}

function isNew({ from, readAt }: PatientMessage): boolean {
  return from.kind === 'staff' && readAt === undefined;
}
