import type { AttachmentLimits } from '../clinic/settings.js';
import { find } from './find.js';
import { words } from './words.js';

/** The file that will go with the patient's next message. */
export class ChosenFile {
  readonly #attach = find('phone-attach', HTMLButtonElement);
  readonly #chooser = find('phone-file', HTMLInputElement);
  readonly #row = find('phone-chosen', HTMLDivElement);
  readonly #name = find('phone-chosen-name', HTMLSpanElement);
  readonly #remove = find('phone-remove', HTMLButtonElement);
  #limits: AttachmentLimits | undefined;
  #file: File | undefined;
  /** Where the file is at the clinic already, so that a second attempt does not bring it again. */
  #uploaded: string | undefined;

  constructor(onRefused: () => void, onChange: () => void) {
    this.#attach.addEventListener('click', () => this.#chooser.click());
    this.#chooser.addEventListener('change', () => {
      const [file] = this.#chooser.files ?? [];
      this.#chooser.value = ''; // so that the same file can be chosen again
      if (file === undefined) return;
      if (!this.#fits(file)) onRefused();
      else {
        this.#set(file);
        onChange();
      }
    });
    this.#remove.addEventListener('click', () => {
      this.clear();
      this.#attach.focus();
      onChange();
    });
  }

  get file(): File | undefined {
    return this.#file;
  }

  /** Without limits the patient may send no files. Gives whether a chosen one had to go. */
  allow(limits: AttachmentLimits | undefined): boolean {
    const dropped = limits === undefined && this.#file !== undefined;
    if (dropped) this.clear();
    this.#limits = limits;
    this.#attach.hidden = limits === undefined;
    this.#chooser.accept = limits?.types.join(',') ?? '';
    return dropped;
  }

  say(): void {
    this.#name.textContent = this.#file?.name ?? '';
    this.#remove.ariaLabel = words().phoneRemove(this.#file?.name ?? '');
    this.#row.hidden = this.#file === undefined;
  }

  /** The ids for the next message. */
  async idsBy(upload: (file: File) => Promise<string>): Promise<string[]> {
    const file = this.#file;
    if (file === undefined) return [];
    const id = this.#uploaded ?? (await upload(file));
    if (file === this.#file) this.#uploaded = id;
    return [id];
  }

  clear(): void {
    this.#set(undefined);
  }

  #set(file: File | undefined): void {
    this.#file = file;
    this.#uploaded = undefined;
    this.say();
  }

  #fits({ type, size }: File): boolean {
    const { types = [], bytesEach = 0 } = this.#limits ?? {};
    return types.includes(type) && size > 0 && size <= bytesEach;
  }
}
