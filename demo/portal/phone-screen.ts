import type { PatientConversation } from '../clinic/patient-side.js';
import { timeWords } from './figures.js';
import { find } from './find.js';
import { isNew } from './phone-message.js';
import { words, type Word } from './words.js';

/** What stands around the messages; the reply box keeps its text and focus while messages come in. */
export class PhoneScreen {
  isCut = false;
  readonly #title = find('phone-title', HTMLHeadingElement);
  readonly #clock = find('phone-clock', HTMLTimeElement);
  readonly #subject = find('phone-subject', HTMLSpanElement);
  readonly #state = find('phone-state', HTMLParagraphElement);
  readonly #news = find('phone-news', HTMLParagraphElement);
  readonly #open = find('phone-open', HTMLButtonElement);
  readonly #reply = find('phone-reply', HTMLFormElement);
  readonly #disclaimer = find('phone-disclaimer', HTMLParagraphElement);
  readonly #thread = find('phone-thread', HTMLOListElement);
  #happened: Word | undefined;

  say(name: string | undefined, conversation: PatientConversation | undefined, now: number): void {
    const text = words();
    this.#title.textContent = name === undefined ? text.phone : text.phoneOf(name);
    this.#clock.textContent = timeWords(now, now);
    this.#subject.textContent = conversation?.subject ?? '';
    this.#reply.hidden = conversation?.patientCanReply !== true;
    write(this.#disclaimer, conversation?.disclaimer ?? '');
    write(this.#state, this.#stateOf(conversation));
    this.#sayNews();
    this.#sayOpen(conversation?.messages.filter(isNew).length ?? 0);
  }

  /** What a person's own act came to; it stays until the next one. */
  tell(happened: Word | undefined): void {
    this.#happened = happened;
    this.#sayNews();
  }

  #sayNews(): void {
    write(this.#news, this.#happened === undefined ? '' : words()[this.#happened]);
  }

  #stateOf(conversation: PatientConversation | undefined): string {
    const { phoneNoLine, phoneEmpty, phoneClosed, phoneEnded } = words();
    if (this.isCut) return phoneNoLine;
    if (conversation === undefined) return phoneEmpty;
    if (conversation.state === 'closed') return phoneClosed;
    return conversation.patientCanReply ? '' : phoneEnded;
  }

  #sayOpen(count: number): void {
    // A button that goes must not take the focus with it.
    if (count === 0 && document.activeElement === this.#open) this.#thread.focus();
    this.#open.hidden = count === 0;
    this.#open.textContent = words().openMessages(count);
  }
}

/** A status is read out again each time that it is written. */
function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
