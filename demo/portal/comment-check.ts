import type { WireChange } from '../clinic/change-for.js';
import type { WireComment } from '../clinic/wire.js';
import type { WireMessage } from '../../src/sync/contract.js';
import type { Clinic } from './clinic.js';

/** Looks for the clinic's own comments in what a patient's phone was really sent. */
export class CommentCheck {
  readonly #clinic: Clinic;
  readonly #staffId: string;
  readonly #found = new Set<string>();
  #checked = '';
  #compared = false;

  constructor(clinic: Clinic, staffId: string) {
    this.#clinic = clinic;
    this.#staffId = staffId;
  }

  /** How many came through since the page was opened; undefined: nothing has been compared yet. */
  get count(): number | undefined {
    return this.#compared ? this.#found.size : undefined;
  }

  /** Compares again where the phone was sent something else, or `writes` says that the staff wrote. */
  async look(conversationId: string, payload: string, writes: number): Promise<void> {
    const what = `${writes} ${conversationId} ${payload}`;
    if (what === this.#checked || (await this.#clinic.network()) === 'offline') return;
    const told = await this.#clinic.toldToStaff(this.#staffId, conversationId);
    for (const id of commentsIn(payload, told)) this.#found.add(id);
    this.#checked = what;
    this.#compared = true;
  }
}

/** A comment that says no more than a message does is known by its id alone. */
function commentsIn(payload: string, told: readonly WireChange[]): string[] {
  const messages = valuesOf<WireMessage>(told, 'message').map(({ body }) => body);
  const comments = valuesOf<WireComment>(told, 'comment').filter(
    ({ id, body }) =>
      payload.includes(JSON.stringify(id)) ||
      (!messages.includes(body) && payload.includes(JSON.stringify(body))),
  );
  return comments.map(({ id }) => id);
}

function valuesOf<Value>(told: readonly WireChange[], wanted: string): Value[] {
  return told.filter(({ kind }) => kind === wanted).map(({ value }) => value as Value);
}
