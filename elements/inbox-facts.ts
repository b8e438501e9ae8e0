import type { IntrayStatus } from '../src/page/intray.js';
import type { Counts } from '../src/store/views.js';
import { ConnectionChangedEvent, SignInNeededEvent, UnreadChangedEvent } from './events.js';

/** Tells the host what changed in the store and the connection, each change once. */
export class InboxFacts {
  readonly #host: EventTarget;
  #unread: number | undefined;
  #connection: string | undefined;
  #signIn: IntrayStatus['signIn'] = null;

  constructor(host: EventTarget) {
    this.#host = host;
  }

  tellCounts(counts: Counts | undefined): void {
    if (counts === undefined || counts.unreadMessages === this.#unread) return;
    this.#unread = counts.unreadMessages;
    const { inbox, open, waiting } = counts;
    this.#host.dispatchEvent(
      new UnreadChangedEvent(counts.unreadMessages, { inbox, open, waiting }),
    );
  }

  tellConnection(status: IntrayStatus): void {
    if (!isKnown(status)) return;
    const { online, lastSyncedAt, waiting, signIn } = status;
    if (signIn !== null && signIn !== this.#signIn)
      this.#host.dispatchEvent(new SignInNeededEvent(signIn));
    this.#signIn = signIn;
    const now = `${String(online)} ${String(lastSyncedAt)} ${String(waiting)}`;
    if (now === this.#connection) return;
    this.#connection = now;
    this.#host.dispatchEvent(new ConnectionChangedEvent(online, lastSyncedAt, waiting));
  }
}

/** A handle that has just begun knows nothing of a connection yet. */
function isKnown({ online, offlineSince, signIn, problem }: IntrayStatus): boolean {
  return online || offlineSince !== null || signIn !== null || problem !== null;
}
