import type { PatientMessage } from '../clinic/patient-side.js';
import { find } from './find.js';
import { bubble } from './phone-message.js';

/** The messages, drawn anew only where something changed, so that a person can scroll, select and press. */
export class PhoneThread {
  readonly #list = find('phone-thread', HTMLOListElement);
  #drawn = '';
  #newest: string | undefined;

  constructor(onDownload: (fileId: string) => void) {
    this.#list.addEventListener('click', ({ target }) => {
      const button = (target as Element).closest<HTMLElement>('[data-file]');
      const id = button?.dataset['file'];
      if (id !== undefined) onDownload(id);
    });
  }

  say(messages: readonly PatientMessage[], now: number): void {
    const lines = messages.map((message) => bubble(message, now));
    const drawn = lines.map((line) => `${line.className} ${line.textContent}`).join('\n');
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#draw(lines);
    const newest = messages.at(-1)?.id;
    if (newest !== this.#newest) this.#list.scrollTop = this.#list.scrollHeight;
    this.#newest = newest;
  }

  #draw(lines: readonly HTMLLIElement[]): void {
    const { scrollTop } = this.#list;
    const pressed = this.#focusedFile();
    this.#list.replaceChildren(...lines);
    this.#list.scrollTop = scrollTop;
    const again = [...this.#list.querySelectorAll('button')];
    if (pressed === undefined) return;
    (again.find(({ dataset }) => dataset['file'] === pressed) ?? this.#list).focus();
  }

  #focusedFile(): string | undefined {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || !this.#list.contains(focused)) return undefined;
    return focused.dataset['file'];
  }
}
