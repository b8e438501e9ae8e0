import type { ContractServer } from './contract-server.js';

/** What of an outbox row an oracle looks at. */
export interface SeenRow {
  readonly seq: number;
  readonly id: string;
  readonly conversationId: string;
  readonly kind: string;
  readonly state: string;
  readonly attempts: number;
  readonly heard: number;
  readonly lease?: { readonly owner: string; readonly fence: number } | undefined;
  readonly withdraw?: string | undefined;
  readonly payloadVersion?: number | undefined;
  readonly sealed?: Uint8Array | undefined;
  readonly fileIds?: readonly string[] | undefined;
}

/** A promise to the staff that was broken. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
}

export function assertThat(kept: boolean, promise: string): asserts kept {
  if (!kept) throw new BrokenPromise(promise);
}

/** The server has said what became of it, or a person has to. */
function isDecided(state: string): boolean {
  return ['accepted', 'withdrawn', 'held', 'refused'].includes(state);
}

/** As long as a look at the disk may take, before a request. */
const NEWS_MS = 1_000;

/** No two of these say the same in a test. */
const WORDY = ['reply', 'comment'];
/** What the contract takes back. Whoever discards other work is told that an attempt of it may still arrive. */
const WITHDRAWABLE = ['reply', 'assignment'];
const REPLIES = ['reply', 'assignment', 'status-change'];

/**
 * The promises of the outbox, watched from outside: told of every row as it is written and of every request, it
 * throws at the first that is broken.
 */
export class OutboxOracle {
  readonly #server: ContractServer;
  readonly #userId: string;
  readonly #sendsAt = new Map<string, number>();
  readonly #refused = new Set<string>();
  readonly #takenBack = new Set<string>();
  readonly #seqOf = new Map<string, number>();
  /** By what was on disk when the newest attempt was taken. */
  readonly #askedBack = new Map<string, boolean>();
  /** When it was, while it was taken and not so before. */
  readonly #askedBackAt = new Map<string, number>();
  /** Taken, and no request of whoever took it has begun. */
  readonly #unsent = new Set<string>();
  #effects = 0;

  constructor(server: ContractServer, userId: string) {
    this.#server = server;
    this.#userId = userId;
  }

  /** Queued by a person, or hurried by one; nothing of it may leave before. */
  sendsAt(id: string, sendsAt: number): void {
    this.#sendsAt.set(id, sendsAt);
  }

  /** The person was told that it is queued; `row`: what lies on disk of it. */
  queued(id: string, row: SeenRow | undefined): void {
    assertThat(row !== undefined, `${id} is shown as queued and is not on disk`);
  }

  /** The person was told that there is no room for it. */
  refusedRoom(id: string): void {
    this.#refused.add(id);
    assertThat(!this.#seqOf.has(id), `${id} was refused for want of room and is queued`);
  }

  /** A push has ended, and said nothing of a failure: nothing is half done under its name. */
  pushed(owner: string, rows: readonly SeenRow[]): void {
    const left = rows.find(({ state, lease }) => state === 'sending' && lease?.owner === owner);
    assertThat(left === undefined, `${left?.id ?? ''} was answered, and nobody wrote it down`);
  }

  /** A newer mark says all that this one would have said. */
  replaced(id: string): void {
    this.#sendsAt.delete(id);
  }

  /** Whether the attempt that is under way was begun after somebody had asked for it back. */
  wasAskedBack({ id }: Pick<SeenRow, 'id'>): boolean {
    return this.#askedBack.get(id) === true;
  }

  /** Undone or discarded without asking the server. */
  takenBack(row: SeenRow): void {
    this.#takenBack.add(row.id);
    this.#effectless(row, 'was thrown away without asking, and the patient has it');
  }

  /**
   * A request has begun; `others`: contexts that are awake and have one of the same id under way; `late`: it may belong
   * to a lease that somebody else has taken since.
   */
  asked(
    { id, withdraw }: Pick<SeenRow, 'id' | 'withdraw'>,
    at: number,
    { others, late = false }: { readonly others: number; readonly late?: boolean },
  ): void {
    const wishedAt = late || withdraw !== undefined ? Infinity : this.#askedBackAt.get(id);
    const inTime = wishedAt === undefined || at <= wishedAt + NEWS_MS || !this.#unsent.has(id);
    assertThat(inTime, `${id} leaves though it was asked back while it waited for the line`);
    if (!late) this.#unsent.delete(id);
    assertThat(others === 0, `${id} is under way twice`);
    assertThat(!this.#takenBack.has(id), `${id} was taken back and left all the same`);
    const sendsAt = this.#sendsAt.get(id);
    assertThat(sendsAt !== undefined, `${id} was sent and never queued`);
    assertThat(withdraw !== undefined || at >= sendsAt, `${id} left inside its undo window`);
  }

  /** A row as it is on disk from now on. */
  written(before: SeenRow | undefined, row: SeenRow, at: number): void {
    const { id, state } = row;
    this.#seqOf.set(id, row.seq);
    assertThat(!this.#refused.has(id), `${id} was refused for want of room and is queued`);
    if (state === 'sending' && row.lease?.fence !== before?.lease?.fence) {
      this.#askedBack.set(id, row.withdraw !== undefined);
      this.#askedBackAt.delete(id);
      this.#unsent.add(id);
    }
    const isWish = state === 'sending' && row.withdraw !== undefined;
    if (isWish && before?.withdraw === undefined && !this.#askedBack.get(id))
      this.#askedBackAt.set(id, at);
    if (before !== undefined) {
      const was = before.state;
      const final = was === 'accepted' || was === 'withdrawn';
      assertThat(!final || was === state, `${id} was ${was} and is ${state}`);
      assertThat(before.id === id, `${before.id} became ${id}`);
      const leastAttempts = before.attempts - (was === 'sending' && this.#unsent.has(id) ? 1 : 0);
      assertThat(row.attempts >= leastAttempts, `${id} forgot an attempt`);
      const fences = [before.lease?.fence ?? 0, row.lease?.fence ?? Infinity] as const;
      assertThat(fences[1] >= fences[0], `${id} went back to an older fence`);
      const forgotten = was === 'sending' && before.withdraw !== undefined && !row.withdraw;
      assertThat(!forgotten || isDecided(state), `${id} is not taken back any more`);
    }
    if (state === 'accepted')
      assertThat(this.#server.hasEffect(id), `${id} is shown as sent and did not arrive`);
    if (state === 'withdrawn') this.#effectless(row, 'is shown as taken back and arrived');
    this.effects();
  }

  /** Each once, and those of one conversation in the order in which they were queued. */
  effects(): void {
    const effects = this.#server.effects.filter(({ userId }) => userId === this.#userId);
    for (const effect of effects.slice(this.#effects)) {
      const twins = effects.filter(({ words }) => words === effect.words);
      assertThat(twins.length === 1 || !WORDY.includes(effect.kind), `${effect.id} arrived twice`);
      const lane = effects.filter(
        ({ conversationId, kind }) =>
          conversationId === effect.conversationId && REPLIES.includes(kind),
      );
      const order = lane.map(({ id }) => this.#seqOf.get(id) ?? 0);
      const sorted = order.every((seq, at) => at === 0 || seq > (order[at - 1] ?? 0));
      assertThat(
        sorted,
        `${effect.conversationId} is out of order: ${lane.map(({ id }) => id).join()}`,
      );
    }
    this.#effects = effects.length;
  }

  /** At rest nothing is left, nothing is lost. */
  end(rows: readonly SeenRow[]): void {
    this.effects();
    const found = new Map(rows.map((row) => [row.id, row]));
    for (const id of this.#sendsAt.keys()) {
      const row = found.get(id);
      assertThat(row !== undefined, `${id} has disappeared`);
      const { state } = row;
      assertThat(state === 'accepted' || state === 'withdrawn', `${id} is ${state} for ever`);
      const arrived = this.#server.hasEffect(id);
      const isTrue = arrived === (state === 'accepted') || (arrived && mayArrive(row));
      assertThat(isTrue, `${id} is ${state}, arrived: ${arrived}`);
    }
  }

  #effectless(row: SeenRow, otherwise: string): void {
    assertThat(mayArrive(row) || !this.#server.hasEffect(row.id), `${row.id} ${otherwise}`);
  }
}

/** It was thrown away, and nobody could ask for what had left before. */
function mayArrive({ kind, state, attempts, heard }: SeenRow): boolean {
  const isDiscarded = state !== 'accepted' && !WITHDRAWABLE.includes(kind);
  return isDiscarded && attempts > heard;
}
