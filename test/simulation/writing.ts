import { CONVERSATIONS, ANA } from './people.js';
import { isStorageFull, type OpenContext, type Staff } from './staff.js';
import type { World } from './world.js';

const SECOND_MS = 1000;

/** What people do: they write, and decide about what they wrote. */
export class Writing {
  readonly #world: World;
  readonly #staff: Staff;
  queued = 0;
  #words = 0;

  constructor(world: World, staff: Staff) {
    this.#world = world;
    this.#staff = staff;
  }

  /** Somebody works through several conversations in one go. */
  writeSome(): void {
    const context = this.#staff.openTab();
    const { random } = this.#world;
    if (random.chance(0.4) && context) this.#attachSome(context);
    if (random.chance(0.1) && context)
      context.dieAt = random.pick(['enqueue-uncommitted', 'enqueued']);
    for (let left = random.pick([1, 1, 4, 8, 12]); left > 0 && context; left--)
      this.#write(context);
    this.#staff.push(false);
  }

  decide(): void {
    const world = this.#world;
    const context = this.#staff.openTab();
    if (context === undefined) return;
    const { tab, realm, person } = context;
    const { commands } = realm;
    const rows = world.rows(person).filter(({ state }) => state !== 'accepted');
    const own = rows.filter(({ id }) => !world.foreign.has(id));
    if (own.length === 0) return;
    const { id, conversationId } = world.random.pick(own);
    const oracle = world.oracleOf(person);
    const basedOn = world.server.basedOn(conversationId);
    const choices: (() => Promise<unknown>)[] = [
      () => tab.command(commands.undoReply, id),
      () => tab.command(commands.editReply, id),
      () => tab.command(commands.withdrawReply, id, 'edit'),
      () => tab.command(commands.withdrawReply, id, 'discard'),
      () => tab.command(commands.discardUnsent, id),
      () => tab.command(commands.sendHeldAsIs, id, basedOn),
      () => tab.command(commands.restoreWithdrawn),
      () => {
        // A person may hurry a reply out of its undo window.
        oracle.sendsAt(id, -Infinity);
        return tab.command(commands.retryUnsent, id);
      },
    ];
    const decided = world.random.pick(choices)();
    this.#staff.asked(decided.then(() => this.#staff.push(false)));
  }

  /** Somebody wants back just what leaves at this moment: it may wait for the line yet. */
  regret(): void {
    const { random, foreign } = this.#world;
    const context = this.#staff.openTab();
    const rows = context ? this.#world.rows(context.person) : [];
    const leaving = rows.filter(({ id, state }) => state === 'sending' && !foreign.has(id));
    if (context === undefined || leaving.length === 0) return;
    const { withdrawReply } = context.realm.commands;
    const { id } = random.pick(leaving);
    const purpose = random.chance(0.5) ? 'edit' : 'discard';
    this.#staff.asked(context.tab.command(withdrawReply, id, purpose));
  }

  /** One to three parts each, for the conversation that is written to next or for another. */
  #attachSome({ tab }: OpenContext): void {
    const { random } = this.#world;
    const conversationId = random.pick(CONVERSATIONS);
    for (let left = random.pick([1, 1, 2]); left > 0; left--) {
      const name = `canary-${++this.#words}.txt`;
      const words = `${name} for ${conversationId} `.padEnd(random.pick([50, 100, 180]), 'Canary ');
      this.#staff.asked(tab.attach(conversationId, name, words));
    }
  }

  /** Somebody takes a file out of a draft, or of a reply that waits. */
  removeFile(): void {
    const context = this.#staff.openTab();
    if (context === undefined) return;
    const { tab, realm, person } = context;
    const { disk, random } = this.#world;
    const ids = [...disk.rows(person.database, 'attachments').keys()];
    if (ids.length === 0) return;
    const id = random.pick(ids);
    this.#world.filesOf(person).removed(id);
    this.#staff.asked(tab.command(realm.commands.removeFile, id));
  }

  #write(context: OpenContext): void {
    const { random, server } = this.#world;
    const conversationId = random.pick(CONVERSATIONS);
    const basedOn = server.basedOn(conversationId);
    this.queued += 1;
    const body = `Canary ${++this.#words}`;
    this.#staff.asked(this.#writeOne(context, { conversationId, body, basedOn }));
  }

  #writeOne(
    context: OpenContext,
    {
      conversationId,
      body,
      basedOn,
    }: {
      readonly conversationId: string;
      readonly body: string;
      readonly basedOn: ReturnType<World['server']['basedOn']>;
    },
  ): Promise<unknown> {
    const { random } = this.#world;
    const { tab, realm } = context;
    const { commands } = realm;
    const kind = random.below(10);
    if (kind < 6) {
      const id = random.uuid();
      const undoMs = random.pick([0, 10 * SECOND_MS]);
      return this.#reply(context, { id, conversationId, body, basedOn, undoMs });
    }
    if (kind < 7) return tab.command(commands.closeConversation, { conversationId, basedOn });
    if (kind < 8) return tab.command(commands.addComment, { conversationId, body });
    if (kind === 9) return tab.read(conversationId);
    const to = random.chance(0.5) ? null : { kind: 'staff' as const, id: ANA.userId };
    const assignment = { conversationId, to, comment: '', basedOn };
    return tab.command(commands.assignConversation, assignment);
  }

  /** Whoever is told that it is queued can rely on it; whoever is told that there is no room still has the words. */
  async #reply(
    { tab, person }: OpenContext,
    reply: Parameters<OpenContext['tab']['reply']>[0],
  ): Promise<void> {
    const world = this.#world;
    const oracle = world.oracleOf(person);
    const { id } = reply;
    try {
      await tab.reply(reply);
    } catch (error) {
      if (isStorageFull(error)) world.guard(() => oracle.refusedRoom(id));
      throw error;
    }
    const row = world.rows(person).find((one) => one.id === id);
    world.guard(() => oracle.queued(id, row));
  }
}
