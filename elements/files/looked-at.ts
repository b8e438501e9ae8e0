import type { ReactiveControllerHost } from 'lit';

import { examineFile, type FileFacts } from '../../src/model/file-type.js';
import { readHead, type FileView } from '../../src/store/attachment-queries.js';
import type { Store } from '../../src/store/database.js';

/** What the bytes of files are, read once for each that is on this device. */
export class LookedAt {
  readonly #host: ReactiveControllerHost;
  readonly #facts = new Map<string, FileFacts | 'looking' | 'unreadable'>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Undefined: not looked at yet, or not to be read. */
  factsOf(id: string): FileFacts | undefined {
    const facts = this.#facts.get(id);
    return typeof facts === 'object' ? facts : undefined;
  }

  isUnreadable(id: string): boolean {
    return this.#facts.get(id) === 'unreadable';
  }

  look(store: Store, files: readonly FileView[]): void {
    const here = new Set(files.map(({ id }) => id));
    for (const id of this.#facts.keys()) if (!here.has(id)) this.#facts.delete(id);
    for (const file of files) if (!this.#facts.has(file.id)) void this.#lookAt(store, file);
  }

  async #lookAt(store: Store, file: FileView): Promise<void> {
    this.#facts.set(file.id, 'looking');
    const [head] = await Promise.allSettled([readHead(store, file.id)]);
    const bytes = head.status === 'fulfilled' ? head.value : undefined;
    this.#facts.set(file.id, bytes === undefined ? 'unreadable' : examineFile(file, bytes));
    this.#host.requestUpdate();
  }
}
