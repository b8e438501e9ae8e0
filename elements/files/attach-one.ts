import { attachFile, type Attached, type FileToAttach } from '../../src/commands/attach-file.js';
import type { AttachmentLimits, StorageRoom } from '../../src/model/file-limits.js';
import { cleanFileName } from '../../src/model/file-name.js';
import { mediaTypeOf } from '../../src/model/file-type.js';
import type { Store } from '../../src/store/database.js';
import type { WhyNotAttached } from '../words/attach-words.js';

/** As `attachFile`, with the room that this device has; undefined: it is part of the draft. */
export async function attachOne(
  store: Store,
  toAttach: Omit<FileToAttach, 'room'>,
  limits: AttachmentLimits | undefined,
): Promise<WhyNotAttached | undefined> {
  const attached = await attachFile(store, { ...toAttach, room: await roomHere() });
  return 'refused' in attached ? whyOf(attached.refused, toAttach.file, limits) : undefined;
}

/** A type that the clinic takes is refused only where the bytes are something else. */
function whyOf(
  refused: Extract<Attached, { refused: unknown }>['refused'],
  file: File,
  limits: AttachmentLimits | undefined,
): WhyNotAttached {
  if (refused !== 'wrong-type' || limits === undefined) return refused;
  const { type } = file;
  const claimed = mediaTypeOf({ name: cleanFileName(file.name), type });
  return limits.types.includes(claimed) ? 'wrong-content' : 'wrong-type';
}

/** Where the browser does not say, only the disk itself can. */
async function roomHere(): Promise<StorageRoom> {
  const { storage } = navigator as { storage?: StorageManager };
  const [estimate] = await Promise.allSettled([storage?.estimate()]);
  return (estimate.status === 'fulfilled' ? estimate.value : undefined) ?? {};
}
