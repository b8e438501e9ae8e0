/**
 * A portal's server that keeps the contract for writes and remembers every effect it had, so that a test can ask
 * afterwards what patients and colleagues got. What goes wrong on the way to it is not its business.
 */
export class ContractServer {
  /** Who is signed in; null: nobody. */
  signedIn: string | null;
  readonly effects: Effect[] = [];
  readonly #known = new Map<string, KnownWrite>();
  readonly #conversations = new Map<string, ServerConversation>();
  readonly #now: () => number;

  constructor(signedIn: string, now: () => number) {
    this.signedIn = signedIn;
    this.#now = now;
  }

  open(conversationId: string): void {
    this.#conversations.set(conversationId, { messages: [], state: 'open', assignee: null });
  }

  conversation(conversationId: string): ServerConversation {
    const found = this.#conversations.get(conversationId);
    if (found === undefined) throw new Error(`There is no ${conversationId}.`);
    return found;
  }

  /** The patient writes, so that whatever is based on an earlier message is held. */
  patientWrites(conversationId: string): string {
    const { messages } = this.conversation(conversationId);
    const id = `${conversationId}-m${messages.length + 1}`;
    messages.push({ id, by: 'patient' });
    return id;
  }

  /** What somebody who looks at the conversation now has seen of it. */
  basedOn(conversationId: string): BasedOn {
    const { messages, state, assignee } = this.conversation(conversationId);
    return { messageId: messages.at(-1)?.id ?? null, assignee, state };
  }

  hasEffect(id: string): boolean {
    return this.effects.some((effect) => effect.id === id);
  }

  /** The server has begun with this write: whoever sends it again meanwhile is told so. */
  begin(write: Write): ServerAnswer | 'running' {
    return this.refusal(write) ?? this.#recall(write) ?? 'running';
  }

  /** Everything at once: looked up, judged, done. */
  write(write: Write): ServerAnswer {
    const told = this.begin(write);
    return told === 'running' ? this.commit(write) : told;
  }

  refusal({ userId }: Write): ServerAnswer | undefined {
    if (this.signedIn === null) return problem(401, 'sign-in-needed');
    return userId === this.signedIn ? undefined : problem(401, 'other-user');
  }

  /** The look-up of the id comes first: what was accepted is always answered as accepted. */
  #recall(write: Write): ServerAnswer | undefined {
    const known = this.#known.get(write.id);
    if (known === undefined) return undefined;
    const asked = bodyOf(write);
    const samePlace = known.place === placeOf(write) && known.userId === write.userId;
    if (known.withdrawn) {
      if (isWithdraw(asked)) return { status: 200, body: { id: write.id, withdrawn: true } };
      return problem(409, 'withdrawn');
    }
    const same = samePlace && (isWithdraw(asked) || known.words === wordsOf(asked));
    return same ? { status: 200, body: known.answer } : problem(409, 'id-reused');
  }

  commit(write: Write): ServerAnswer {
    const told = this.#recall(write);
    if (told !== undefined) return told;
    const body = bodyOf(write);
    if (isWithdraw(body)) return this.#burn(write);
    if (write.kind === 'audit-event') return this.#note(write, body);
    const conversation = this.#conversations.get(write.conversationId);
    if (conversation === undefined) return problem(410, 'gone');
    if (!isWellFormed(write.kind, body)) return problem(422, 'invalid');
    if (hasMovedOn(write, body, conversation)) return problem(409, 'moved-on');
    return this.#apply(write, body, conversation);
  }

  #burn(write: Write): ServerAnswer {
    if (write.kind !== 'reply' && write.kind !== 'assignment') return problem(422, 'invalid');
    const { userId, id } = write;
    const answer = { id, withdrawn: true };
    this.#known.set(id, { place: placeOf(write), userId, withdrawn: true, words: '', answer });
    return { status: 201, body: answer };
  }

  /** It changes no row, so the answer names none. */
  #note(write: Write, body: Body): ServerAnswer {
    const { id } = write;
    return this.#keep(write, body, { id, acceptedAt: new Date(this.#now()).toISOString() });
  }

  #apply(write: Write, body: Body, conversation: ServerConversation): ServerAnswer {
    const { userId, id, kind } = write;
    if (kind === 'reply') conversation.messages.push({ id, by: userId });
    if (kind === 'reply') conversation.state = 'open';
    if (kind === 'status-change') conversation.state = body.state === 'closed' ? 'closed' : 'open';
    if (kind === 'assignment') conversation.assignee = body.to ?? null;
    const answer = { id, acceptedAt: new Date(this.#now()).toISOString(), changes: [] };
    return this.#keep(write, body, answer);
  }

  #keep(write: Write, body: Body, answer: object): ServerAnswer {
    const { userId, id, kind, conversationId } = write;
    this.effects.push({ id, kind, conversationId, userId, words: wordsOf(body) });
    const place = placeOf(write);
    this.#known.set(id, { place, userId, withdrawn: false, words: wordsOf(body), answer });
    return { status: 201, body: answer };
  }
}

export interface Write {
  readonly userId: string;
  readonly kind: string;
  readonly conversationId: string;
  readonly id: string;
  /** JSON text. */
  readonly body: string;
}

export interface ServerAnswer {
  readonly status: number;
  /** Of a problem. */
  readonly slug?: string;
  readonly body: object;
  readonly retryAfter?: string;
}

/** Something that the clinic's record or a patient now holds. */
export interface Effect extends Omit<Write, 'body'> {
  readonly words: string;
}

interface Assignee {
  readonly kind: 'staff' | 'workgroup';
  readonly id: string;
}

export interface BasedOn {
  readonly messageId: string | null;
  readonly assignee: Assignee | null;
  readonly state: 'open' | 'closed';
}

interface ServerConversation {
  readonly messages: { readonly id: string; readonly by: string }[];
  state: 'open' | 'closed';
  assignee: Assignee | null;
}

interface KnownWrite {
  readonly place: string;
  readonly userId: string;
  readonly withdrawn: boolean;
  readonly words: string;
  readonly answer: object;
}

interface Body {
  readonly withdrawn?: unknown;
  readonly body?: unknown;
  readonly options?: unknown;
  readonly basedOn?: Partial<BasedOn>;
  readonly composedAt?: unknown;
  readonly state?: unknown;
  readonly to?: Assignee | null;
}

function bodyOf({ body }: Write): Body {
  return JSON.parse(body) as Body;
}

function isWithdraw({ withdrawn }: Body): boolean {
  return withdrawn === true;
}

function placeOf({ conversationId, kind }: Write): string {
  return `${conversationId}/${kind}`;
}

/** Bodies are compared without what their author had seen. */
function wordsOf({ basedOn, ...words }: Body): string {
  return JSON.stringify(words);
}

function isWellFormed(kind: string, body: Body): boolean {
  if (typeof body.composedAt !== 'string') return false;
  if (kind === 'comment') return typeof body.body === 'string';
  if (kind === 'read-mark') return true;
  if (typeof body.basedOn !== 'object') return false;
  if (!('messageId' in body.basedOn) || body.basedOn.state === undefined) return false;
  if (kind === 'reply') return typeof body.body === 'string' && typeof body.options === 'object';
  return kind === 'assignment' ? 'to' in body : body.state === 'open' || body.state === 'closed';
}

/** Somebody else wrote since; the author's own accepted writes do not count. */
function hasMovedOn(
  { kind, userId }: Write,
  { basedOn }: Body,
  { messages }: ServerConversation,
): boolean {
  if (kind !== 'reply' && kind !== 'status-change') return false;
  const seen = messages.findIndex(({ id }) => id === basedOn?.messageId);
  return messages.slice(seen + 1).some(({ by }) => by !== userId);
}

export function problem(status: number, slug: string): ServerAnswer {
  return { status, slug, body: { type: `about:blank#${slug}`, title: slug, status } };
}
