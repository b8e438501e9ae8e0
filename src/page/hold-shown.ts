import { shownPlace } from '../store/shown-conversations.js';

/** From now on this conversation is on a screen, and stays on this device; gives the way back. */
export function holdShown(database: string, conversationId: string): () => void {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const { locks } = navigator as { locks?: LockManager };
  locks
    ?.request(shownPlace(database) + conversationId, { mode: 'shared' }, () => held)
    .catch(() => undefined);
  return letGo;
}
