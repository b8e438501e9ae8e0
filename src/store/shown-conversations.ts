/*
 * Which conversations stand on a screen, in any tab: what is being read must not leave this device under its reader.
 * Web Locks, because they are let go of by whoever dies; without them nobody knows.
 */

/** The lock that is held while a conversation is on a screen, without its id. */
export const shownPlace = (database: string): string => `intray-shown:${database}:`;

export async function shownConversations(database: string): Promise<ReadonlySet<string>> {
  const place = shownPlace(database);
  const { locks } = navigator as { locks?: LockManager };
  const { held = [] } = (await locks?.query()) ?? {};
  const names = held.flatMap(({ name = '' }) => (name.startsWith(place) ? [name] : []));
  return new Set(names.map((name) => name.slice(place.length)));
}
