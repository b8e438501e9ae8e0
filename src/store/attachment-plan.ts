import { removeFiles, type AttachmentNames } from './attachments.js';
import type { AttachmentRow, IntrayDatabase, Store } from './database.js';
import { asKept, removeBytes } from './file-rows.js';
import { planRows, type FreshChanges, type PutOf, type RowPlan } from './row-plan.js';

export function planAttachments(
  store: Store,
  changes: FreshChanges,
): Promise<RowPlan<AttachmentRow>> {
  return planRows<'attachment', AttachmentRow>(changes, 'attachment', {
    known: changes.held.attachments,
    seal: (put) => sealAttachment(store, put),
  });
}

async function sealAttachment(
  { vault }: Store,
  { id, value }: PutOf<'attachment'>,
): Promise<Omit<AttachmentRow, 'version' | 'generation'>> {
  const { name, type, sha256, ...clear } = value;
  const names: AttachmentNames = { name, type, sha256 };
  return { ...clear, arrived: 0, here: false, sealed: await vault.seal('attachments', id, names) };
}

/**
 * Inside a transaction over every table. The first word of when a file goes stands: nothing makes it later. Bytes on
 * this device stay, but those of a file that the server has deleted, and those that went up from here: its row
 * means that their message is accepted.
 */
export async function writeAttachments(
  db: IntrayDatabase,
  { puts, removed }: RowPlan<AttachmentRow>,
): Promise<void> {
  await removeFiles(db, removed);
  const held = await db.attachments.bulkGet(puts.map(({ id }) => id));
  const rows: AttachmentRow[] = [];
  for (const [at, row] of puts.entries()) {
    const old = held[at];
    const keeps = old && !old.upload && row.deletedAt === undefined;
    if (old && !keeps) await removeBytes(db, row.id);
    rows.push(
      keeps ? asKept({ ...row, ...onThisDevice(old), deleteAfter: earlier(old, row) }) : row,
    );
  }
  await db.attachments.bulkPut(rows);
}

function onThisDevice(row: AttachmentRow): Partial<AttachmentRow> {
  const { here, arrived, wantedAt, trouble, hereSince } = row;
  return { here, arrived, wantedAt, trouble, hereSince };
}

function earlier(one: AttachmentRow, other: AttachmentRow): number | undefined {
  const times = [one.deleteAfter, other.deleteAfter].filter((time) => time !== undefined);
  return times.length > 0 ? Math.min(...times) : undefined;
}
