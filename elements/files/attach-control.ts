import type { LitElement, ReactiveController } from 'lit';

import type { FileView } from '../../src/store/attachment-queries.js';
import type { Connection } from '../connection.js';
import type { AttachContext } from './attach-area.js';
import { DraftFiles } from './draft-files.js';
import { DropZone, pastedFiles } from './drop-zone.js';

type Host = LitElement & { readonly conversationId: string };

export interface AttachOptions {
  /** Whether a reply can be written, and by somebody who may attach. */
  readonly open: () => boolean;
  readonly attempt: (act: Promise<unknown>) => void;
}

/** Every way in which files come to the draft of a panel and leave it: picked, dropped, pasted, removed. */
export class AttachControl implements ReactiveController {
  readonly draft: DraftFiles;
  readonly drop: DropZone;
  readonly #host: Host;
  readonly #options: AttachOptions;

  constructor(host: Host, connection: Connection, options: AttachOptions) {
    this.#host = host;
    this.#options = options;
    this.draft = new DraftFiles(host, connection);
    this.drop = new DropZone(host, { open: options.open, take: this.#take });
    host.addController(this);
  }

  hostDisconnected(): void {
    this.drop.over = false;
  }

  /** What the area of the panel shows and asks for. */
  get context(): Pick<AttachContext, 'attaching' | 'pick' | 'remove' | 'stop' | 'dismiss'> {
    const { attaching } = this.draft;
    return {
      attaching,
      pick: this.#take,
      remove: (file) => {
        this.#options.attempt(this.#remove(file));
      },
      stop: () => {
        attaching?.stop();
        this.#focus();
      },
      dismiss: () => {
        attaching?.dismiss();
        this.#focus();
      },
    };
  }

  readonly paste = (event: ClipboardEvent): void => {
    const files = this.#options.open() ? pastedFiles(event) : [];
    if (files.length === 0) return;
    event.preventDefault();
    this.#take(files);
  };

  readonly #take = (files: readonly File[]): void => {
    this.#options.attempt(this.draft.add(files).then(this.#showRefusals));
  };

  /** Where the panel scrolls, what was not taken must not lie out of sight. */
  readonly #showRefusals = async (): Promise<void> => {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector('.refusal')?.scrollIntoView({ block: 'nearest' });
  };

  async #remove({ id }: FileView): Promise<void> {
    const at = this.draft.files.findIndex((file) => file.id === id);
    await this.draft.remove(id);
    await this.#host.updateComplete;
    this.#focus(at);
  }

  /** The button that was pressed is gone: on to the next file's, else to the way to more files. */
  #focus(at = -1): void {
    const buttons = [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.chips .remove')];
    const next = at < 0 ? undefined : (buttons[at] ?? buttons.at(-1));
    (next ?? this.#host.renderRoot.querySelector<HTMLElement>('.attach-button'))?.focus();
  }
}
