import type { Person } from './people.js';
import { assertThat } from './outbox-oracle.js';
import { schemaOf } from './release.js';
import type { Staff } from './staff.js';
import type { Context, World } from './world.js';

const SECOND_MS = 1000;

/** Whatever was broken is mended, whatever a person has to decide is decided: everything comes to an end. */
export async function settleDown(world: World, staff: Staff, person: Person): Promise<void> {
  calm(world, person);
  const context = world.start(person);
  await staff.finish(staff.open(context));
  const tab = staff.tabOf(context);
  for (let round = 0; round < 60; round++) {
    await pass(world, 1);
    await staff.finish(tab.start());
    await staff.finish(tab.pull());
    await decideForGood(world, staff, context, person);
    await staff.finish(tab.push({ eager: true }));
    if (left(world, person).length === 0) break;
  }
  const isUpgraded = world.disk.versionOf(person.database) === schemaOf(world.served);
  assertThat(isUpgraded, `${person.database} was never upgraded`);
  checkFiles(world, person);
  world.oracleOf(person).end(world.rows(person).filter(({ id }) => !world.foreign.has(id)));
}

/** What patients got is what was attached, once. */
function checkFiles(world: World, person: Person): void {
  for (const { kind, userId, conversationId, words } of world.server.effects) {
    if (kind !== 'reply' || userId !== person.userId) continue;
    const { attachmentIds } = JSON.parse(words) as { readonly attachmentIds: string[] };
    world.filesOf(person).arrived(conversationId, attachmentIds);
    world.counts.files += attachmentIds.length;
  }
}

function calm(world: World, person: Person): void {
  world.line.isRough = false;
  world.line.isDown = false;
  world.fullness = undefined;
  world.cached = 0;
  world.signIn(person.userId);
  for (const context of [...world.contexts]) {
    context.dieAt = undefined;
    world.thaw(context);
  }
}

/** Lets the world go on for so many minutes. */
export async function pass({ scheduler }: World, minutes: number): Promise<void> {
  const ms = minutes * 60 * SECOND_MS;
  const until = scheduler.now() + ms;
  let woke = false;
  scheduler.post('world', () => (woke = true), ms);
  await scheduler.runUntil(() => woke || scheduler.now() > until);
}

function left(world: World, person: Person): ReturnType<World['rows']> {
  return world
    .rows(person)
    .filter(
      ({ id, state }) => !world.foreign.has(id) && !['accepted', 'withdrawn'].includes(state),
    );
}

async function decideForGood(
  world: World,
  staff: Staff,
  { realm, tab }: Context,
  person: Person,
): Promise<void> {
  const { commands } = realm;
  for (const { id, state, conversationId, withdraw } of left(world, person)) {
    if (withdraw !== undefined || tab === undefined) continue;
    const basedOn = world.server.basedOn(conversationId);
    if (state === 'held') await staff.finish(tab.command(commands.sendHeldAsIs, id, basedOn));
    if (state === 'refused') await staff.finish(tab.command(commands.retryUnsent, id));
  }
}
