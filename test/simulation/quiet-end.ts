import type { Person } from './people.js';
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
    await passMinute(world);
    await staff.finish(tab.start());
    await staff.finish(tab.pull());
    await decideForGood(world, staff, context, person);
    await staff.finish(tab.push({ eager: true }));
    if (left(world, person).length === 0) break;
  }
  world.oracleOf(person).end(world.rows(person).filter(({ id }) => !world.foreign.has(id)));
}

function calm(world: World, person: Person): void {
  world.line.isRough = false;
  world.line.isDown = false;
  world.signIn(person.userId);
  for (const context of [...world.contexts]) {
    context.dieAt = undefined;
    world.thaw(context);
  }
}

async function passMinute({ scheduler }: World): Promise<void> {
  const until = scheduler.now() + 60 * SECOND_MS;
  let woke = false;
  scheduler.post('world', () => (woke = true), 60 * SECOND_MS);
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
