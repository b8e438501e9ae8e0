import type { Call, LineWatcher } from './line.js';
import { assertThat, type SeenRow } from './outbox-oracle.js';
import { ANA, SAM, type Person } from './people.js';
import { isWrite, uploadOf, type UploadStep } from './portal.js';
import type { Context, World } from './world.js';

/** So long after a sleep what a context does may be late. */
const LATE_MS = 300_000;
/** Longer than a request whose lane was taken away from under it. */
const ROBBED_MS = 60_000;

/** Looks at every request at the moment at which it leaves. */
export class LineWatch implements LineWatcher {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  begun(call: Call): void {
    const world = this.#world;
    world.guard(() => {
      const { request, owner } = call;
      world.note(`${owner} asks ${isWrite(request) ? 'to write ' : ''}${request.path}`);
      const context = world.contexts.find(({ name }) => name === owner);
      assertThat(!world.closed.has(owner), `${owner} asks though it was closed`);
      const upload = uploadOf(request);
      if (context && upload) this.#beganToUpload(call, upload, context);
      else if (context && isWrite(request)) this.#beganToWrite(call, context);
    });
  }

  heard({ owner, request }: Call, answer: object): void {
    const { status, headers } = answer as {
      status: number;
      headers: { get(name: string): unknown };
    };
    const context = this.#world.contexts.find(({ name }) => name === owner);
    const isOurs = status === 201 && headers.get('Intray-Version') !== null;
    if (isOurs && request.bytes) context?.heardOf.add(request.path);
  }

  heardSession(owner: string, userId: string | null): void {
    const { contexts, scheduler } = this.#world;
    const context = contexts.find(({ name }) => name === owner);
    if (context) context.heard = { userId, at: scheduler.now() };
  }

  #beganToWrite(call: Call, context: Context): void {
    const world = this.#world;
    const now = world.scheduler.now();
    this.#maybeDie(context);
    const write = world.portal.writeOf(call.request);
    const person = [ANA, SAM].find(({ userId }) => userId === write.userId);
    assertThat(!world.foreign.has(write.id), `${write.id} of somebody else was sent`);
    assertThat(person !== undefined, `${write.userId} is nobody here`);
    this.#checkSession(write, context);
    const row = world.rows(person).find(({ id }) => id === write.id);
    const asksBack = write.body === '{"withdrawn":true}';
    const withdraw = asksBack ? 'asked back' : undefined;
    const oracle = world.oracleOf(person);
    const others = this.#alsoUnderWay(call);
    oracle.asked({ id: write.id, withdraw }, now, { others, late: this.#isLate(context) });
    assertThat(
      this.#isLate(context) || row === undefined || asksBack || !oracle.wasAskedBack(row),
      `${write.id} leaves though it was asked back`,
    );
    world.payloads.asked(row, write.body, context.release);
    if (write.kind === 'reply') this.#checkFiles(row, write.body, person);
  }

  /** A message never goes before its files. */
  #checkFiles(row: SeenRow | undefined, body: string, person: Person): void {
    const { attachmentIds } = JSON.parse(body) as { readonly attachmentIds?: string[] };
    if (row && attachmentIds) this.#world.filesOf(person).named(row, attachmentIds);
  }

  #beganToUpload(call: Call, { id, part }: UploadStep, context: Context): void {
    const { userId } = call.request;
    const person = [ANA, SAM].find((one) => one.userId === userId);
    assertThat(person !== undefined, `${userId ?? 'nobody'} is nobody here`);
    this.#checkSession({ id, userId: person.userId }, context);
    this.#maybeDie(context);
    assertThat(this.#alsoUnderWay(call) === 0, `a part of ${id} is under way twice`);
    if (part === undefined) return;
    this.#world.filesOf(person).asked(id, part, this.#isLate(context));
    const { path } = call.request;
    // What was heard of it before the server lost it says nothing of this time.
    if (this.#world.portal.shelf.isAskedFor(id, part))
      for (const { heardOf } of this.#world.contexts) heardOf.delete(path);
    assertThat(!context.heardOf.has(path), `part ${part} of ${id} leaves once more`);
  }

  #maybeDie(context: Context): void {
    const { dieAt } = context;
    if (dieAt !== 'asked') return;
    this.#world.scheduler.post('line', () => this.#world.die(context, dieAt), 1);
  }

  #checkSession(
    { id, userId }: { readonly id: string; readonly userId: string },
    { heard }: Context,
  ): void {
    const { scheduler, signedInSince } = this.#world;
    const knows = heard !== undefined && heard.at >= signedInSince;
    const told = knows && heard.userId !== userId && scheduler.now() - heard.at > 5_000;
    assertThat(!told, `${id} was sent under the session of ${heard?.userId ?? 'nobody'}`);
  }

  /**
   * How many others have the same under way who are awake and keep their locks: one that is stolen saves no request
   * any more, and the same id has one effect.
   */
  #alsoUnderWay(call: Call): number {
    return this.#world.line.calls.filter(
      (other) =>
        other !== call &&
        !other.settled &&
        isWrite(other.request) &&
        other.request.path === call.request.path &&
        this.#isAwake(other.owner) &&
        !this.#wasRobbed(other.owner),
    ).length;
  }

  #isAwake(owner: string): boolean {
    const context = this.#world.contexts.find(({ name }) => name === owner);
    return context !== undefined && !this.#isLate(context);
  }

  #wasRobbed(owner: string): boolean {
    const { locks, scheduler } = this.#world;
    const at = locks?.robbed.get(owner);
    return at !== undefined && at >= scheduler.now() - ROBBED_MS;
  }

  #isLate({ sleptAt }: Context): boolean {
    return sleptAt >= this.#world.scheduler.now() - LATE_MS;
  }
}
