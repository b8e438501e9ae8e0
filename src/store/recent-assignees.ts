import { isSameAssignee, type Assignee } from '../model/conversation.js';
import type { IntrayDatabase } from './database.js';
import { readMeta } from './meta.js';

/** More than the bubbles have room for. */
const REMEMBERED = 10;

/** To whom this person assigned lately from this device, the latest first; ids only. */
export async function recentAssignees(db: IntrayDatabase): Promise<readonly Assignee[]> {
  return (await readMeta(db, 'recentAssignees')) ?? [];
}

/** Inside a transaction over `meta`. */
export async function noteAssignee(db: IntrayDatabase, to: Assignee): Promise<void> {
  const others = (await recentAssignees(db)).filter((one) => !isSameAssignee(one, to));
  const { kind, id } = to;
  const value = [{ kind, id }, ...others].slice(0, REMEMBERED);
  await db.meta.put({ key: 'recentAssignees', value });
}
