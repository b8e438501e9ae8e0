import type { ReactiveControllerHost } from 'lit';

import { UnreadableError } from '../../src/model/errors.js';
import { examineFile, type FileFacts } from '../../src/model/file-type.js';
import { readHead, type FileView } from '../../src/store/attachment-queries.js';
import type { Store } from '../../src/store/database.js';

/** What the bytes of files are, read once for each that is on this device. */
export class LookedAt {
  readonly #host: ReactiveControllerHost;
  readonly #onSpoilt: (id: string) => void;
  readonly #facts = new Map<string, FileFacts | 'looking'>();

  /** `onSpoilt`: the bytes of a file do not open. */
  constructor(host: ReactiveControllerHost, onSpoilt: (id: string) => void) {
    this.#host = host;
    this.#onSpoilt = onSpoilt;
  }

  /** Undefined: not looked at yet, or not to be read. */
  factsOf(id: string): FileFacts | undefined {
    const facts = this.#facts.get(id);
    return typeof facts === 'object' ? facts : undefined;
  }

  look(store: Store, files: readonly FileView[]): void {
    const here = new Set(files.map(({ id }) => id));
    for (const id of this.#facts.keys()) if (!here.has(id)) this.#facts.delete(id);
    for (const file of files) if (!this.#facts.has(file.id)) void this.#lookAt(store, file);
  }

  async #lookAt(store: Store, file: FileView): Promise<void> {
    this.#facts.set(file.id, 'looking');
    const [head] = await Promise.allSettled([readHead(store, file.id)]);
    if (head.status === 'fulfilled') {
      if (head.value) this.#facts.set(file.id, examineFile(file, head.value));
    } else if (head.reason instanceof UnreadableError) this.#onSpoilt(file.id);
    this.#host.requestUpdate();
  }
}
