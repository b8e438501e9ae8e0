import type { AttachmentLimits } from '../../src/model/file-limits.js';
import { cleanFileName } from '../../src/model/file-name.js';
import type { Store } from '../../src/store/database.js';
import { filesPart } from '../parts/parts.js';
import type { WhyNotAttached } from '../words/attach-words.js';

/** A file that is being sealed on this device. */
export interface Sealing {
  readonly name: string;
  readonly size: number;
  /** Bytes that are on disk. */
  readonly done: number;
}

export interface NotAttached {
  readonly name: string;
  readonly why: WhyNotAttached;
}

/** Who shows it. */
export interface Watching {
  changed(): void;
  /** A file has come to the draft; what is shown is read anew before the next one begins. */
  landed(): Promise<void>;
}

/**
 * Files on their way into one conversation's draft, one after the other. They go on where they were picked,
 * whatever conversation is shown meanwhile; what was not taken stands there until it is dismissed or the next pick.
 */
export class Attaching {
  current: Sealing | undefined;
  notAttached: readonly NotAttached[] = [];
  /** How many of the last pick are in the draft. */
  attached = 0;
  readonly watching = new Set<Watching>();
  readonly conversationId: string;
  readonly #store: Store;
  readonly #waiting: File[] = [];
  #stop = new AbortController();
  #running: Promise<void> | undefined;

  constructor(store: Store, conversationId: string) {
    this.#store = store;
    this.conversationId = conversationId;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  get busy(): boolean {
    return this.#running !== undefined;
  }

  /** Resolves when each is in the draft, refused or stopped. */
  add(files: readonly File[], limits: AttachmentLimits | undefined): Promise<void> {
    this.#waiting.push(...files);
    if (this.#running === undefined) this.#forget();
    // What was stopped may still be on its way out.
    if (this.#stop.signal.aborted) this.#stop = new AbortController();
    this.#running ??= this.#attachAll(limits).finally(() => {
      this.#running = undefined;
      this.#tell();
    });
    this.#tell();
    return this.#running;
  }

  /** Lets go of the one that is being sealed and of those behind it. */
  stop(): void {
    this.#waiting.length = 0;
    this.#stop.abort();
    this.#tell();
  }

  dismiss(): void {
    this.#forget();
    this.#tell();
  }

  #forget(): void {
    this.notAttached = [];
    this.attached = 0;
  }

  async #attachAll(limits: AttachmentLimits | undefined): Promise<void> {
    for (let file = this.#waiting.shift(); file; file = this.#waiting.shift()) {
      await this.#attachOne(file, limits);
      this.current = undefined;
    }
  }

  async #attachOne(file: File, limits: AttachmentLimits | undefined): Promise<void> {
    const name = cleanFileName(file.name);
    const { signal } = this.#stop;
    this.#show({ name, size: file.size, done: 0 });
    const [result] = await Promise.allSettled([this.#attach(file, signal, limits)]);
    if (signal.aborted && result.status === 'rejected') return;
    const why = result.status === 'rejected' ? 'failed' : result.value;
    if (why !== undefined) {
      this.#refuse({ name, why });
      return;
    }
    this.attached += 1;
    await Promise.all([...this.watching].map((one) => one.landed()));
  }

  async #attach(
    file: File,
    signal: AbortSignal,
    limits: AttachmentLimits | undefined,
  ): Promise<WhyNotAttached | undefined> {
    const { conversationId } = this;
    const onProgress = (done: number): void => {
      this.#show({ name: cleanFileName(file.name), size: file.size, done });
    };
    const { attachOne } = await filesPart.module();
    return attachOne(this.#store, { conversationId, file, signal, onProgress }, limits);
  }

  #show(sealing: Sealing): void {
    this.current = sealing;
    this.#tell();
  }

  #refuse(one: NotAttached): void {
    this.notAttached = [...this.notAttached, one];
    this.#tell();
  }

  #tell(): void {
    this.watching.forEach((one) => {
      one.changed();
    });
  }
}
