import type { Connection } from '../connection.js';
import type { ConversationAssignedEvent } from '../events.js';
import type { Composer } from './composer.js';

type SpokenWord =
  | 'queued'
  | 'queuedOffline'
  | 'sent'
  | 'conversationAssigned'
  | 'conversationReleased'
  | 'conversationClosed'
  | 'conversationReopened';

export interface ActingPlace {
  readonly connection: Connection;
  readonly composer: Composer;
  readonly say: (word: SpokenWord) => void;
  /** To the next row. */
  readonly goOn: () => void;
}

/** What is said, and where the work goes on, once the person has replied, assigned, closed or reopened. */
export class AfterActing {
  readonly #place: ActingPlace;

  constructor(place: ActingPlace) {
    this.#place = place;
  }

  /** On a phone the reply is a page of its own: its state is seen in the conversation. */
  readonly queued = (): void => {
    const { connection, composer, say } = this.#place;
    say(connection.status.online ? 'queued' : 'queuedOffline');
    if (composer.hasOnePage && composer.isPage) void composer.leave();
  };

  readonly sent = (): void => {
    this.#place.say('sent');
  };

  readonly closed = (): void => {
    this.#place.say('conversationClosed');
    this.queued();
    this.#place.goOn();
  };

  /** Who takes it means to work on it now. */
  readonly assigned = ({ to }: ConversationAssignedEvent): void => {
    const { connection, say, goOn } = this.#place;
    say(to === null ? 'conversationReleased' : 'conversationAssigned');
    this.queued();
    const isMine = to?.kind === 'staff' && to.id === connection.status.user?.id;
    if (!isMine) goOn();
  };

  readonly reopened = (): void => {
    this.#place.say('conversationReopened');
    this.queued();
  };
}
