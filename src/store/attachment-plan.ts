import type { Change, PutChange } from '../model/change.js';
import { removeFiles, type AttachmentNames } from './attachments.js';
import { removeBytes } from './blobs.js';
import type { AttachmentRow, IntrayDatabase, Store } from './database.js';
import type { Held } from './held-rows.js';

/** What a batch of changes says of files. */
export interface AttachmentPlan {
  readonly attachments: readonly AttachmentRow[];
  readonly removedAttachments: readonly string[];
}

type AttachmentPut = Extract<PutChange, { kind: 'attachment' }>;

export async function planAttachments(
  store: Store,
  fresh: readonly Change[],
  { held, fullPull }: { readonly held: Held; readonly fullPull: boolean },
): Promise<AttachmentPlan> {
  const files = fresh.filter(({ kind }) => kind === 'attachment');
  const puts = files.filter((change): change is AttachmentPut => change.op === 'put');
  const generationOf = (id: string): number =>
    (fullPull ? undefined : held.attachments.get(id)?.generation) ?? held.generation;
  return {
    attachments: await Promise.all(
      puts.map((put) => sealAttachment(store, put, generationOf(put.id))),
    ),
    removedAttachments: files.filter(({ op }) => op === 'delete').map(({ id }) => id),
  };
}

async function sealAttachment(
  { vault }: Store,
  { id, version, value }: AttachmentPut,
  generation: number,
): Promise<AttachmentRow> {
  const { name, type, sha256, ...clear } = value;
  const names: AttachmentNames = { name, type, sha256 };
  const sealed = await vault.seal('attachments', id, names);
  return { ...clear, version, generation, arrived: 0, here: false, sealed };
}

/**
 * Inside a transaction over every table. Bytes on this device stay, but those of a file that the server has
 * deleted, and those that went up from here: its row means that their message is accepted.
 */
export async function writeAttachments(
  db: IntrayDatabase,
  { attachments, removedAttachments }: AttachmentPlan,
): Promise<void> {
  await removeFiles(db, removedAttachments);
  const held = await db.attachments.bulkGet(attachments.map(({ id }) => id));
  const rows: AttachmentRow[] = [];
  for (const [at, row] of attachments.entries()) {
    const old = held[at];
    const keeps = old && !old.upload && row.deletedAt === undefined;
    if (old && !keeps) await removeBytes(db, row.id);
    rows.push(keeps ? { ...row, ...onThisDevice(old) } : row);
  }
  await db.attachments.bulkPut(rows);
}

function onThisDevice({ here, arrived, wantedAt, trouble }: AttachmentRow): Partial<AttachmentRow> {
  return { here, arrived, wantedAt, trouble };
}
