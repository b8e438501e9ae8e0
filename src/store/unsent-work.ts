import { unsentWork, type UnsentWork } from '../model/sign-out.js';
import { openCommentDraft } from './comment-drafts.js';
import { openConversation } from './conversation-payload.js';
import type { AttachmentRow, DraftRow, OutboxRow, Store } from './database.js';
import { openDraft } from './drafts.js';
import { live } from './live.js';
import { openPayloadAnyway, unfinishedEntries } from './outbox.js';
import { snapshot } from './transaction.js';

/** What is unsent, and whom it concerns. */
export interface UnsentView {
  readonly work: UnsentWork;
  /** The patient of each conversation, by its id; empty: not known on this device any more. */
  readonly names: ReadonlyMap<string, string>;
}

/** All that has not reached the clinic, as it lies on the disk. */
export interface UnsentRows {
  /** In the order in which they were queued. */
  readonly entries: readonly OutboxRow[];
  readonly drafts: readonly DraftRow[];
  readonly commentDrafts: readonly DraftRow[];
  /** Attached to what is still being written. */
  readonly draftFiles: readonly AttachmentRow[];
}

export function readUnsentRows(store: Store): Promise<UnsentRows> {
  const { db } = store;
  return snapshot(store, async () => ({
    entries: await unfinishedEntries(db),
    drafts: await db.drafts.toArray(),
    commentDrafts: await db.commentDrafts.toArray(),
    draftFiles: await db.attachments.filter(isOfDraft).toArray(),
  }));
}

function isOfDraft({ upload }: AttachmentRow): boolean {
  return upload !== undefined && upload.replyId === undefined;
}

/** What somebody who signs out now would leave behind. Reads only this device. */
export async function readUnsent(store: Store): Promise<UnsentView> {
  return open(store, await readUnsentRows(store));
}

/** Follows it. */
export function watchUnsent(
  store: Store,
  next: (view: UnsentView) => void,
  fail: (error: unknown) => void,
): () => void {
  return live(
    () => readUnsentRows(store),
    (rows) => open(store, rows),
    { next, fail },
  );
}

async function open(store: Store, rows: UnsentRows): Promise<UnsentView> {
  const work = unsentWork(rows.entries, await conversationsWithDrafts(store, rows));
  const ids = work.conversations.map(({ conversationId }) => conversationId);
  return { work, names: await patientNames(store, ids, rows.entries) };
}

/** Once for each draft that holds words or files; chosen options alone are nobody's work. */
export async function conversationsWithDrafts(
  store: Store,
  { drafts, commentDrafts, draftFiles }: UnsentRows,
): Promise<string[]> {
  const withFiles = draftFiles.map(({ conversationId }) => conversationId);
  const replies = await withWords(drafts, (row) => openDraft(store, row));
  const comments = await withWords(commentDrafts, (row) => openCommentDraft(store, row));
  return [...new Set([...replies, ...withFiles]), ...comments];
}

/** One that does not open may hold words. */
async function withWords(
  rows: readonly DraftRow[],
  openRow: (row: DraftRow) => Promise<{ readonly text: string }>,
): Promise<string[]> {
  const opened = await Promise.allSettled(rows.map(openRow));
  return rows
    .filter((_, at) => {
      const one = opened[at];
      return one?.status !== 'fulfilled' || one.value.text.trim() !== '';
    })
    .map(({ conversationId }) => conversationId);
}

async function patientNames(
  store: Store,
  ids: readonly string[],
  entries: readonly OutboxRow[],
): Promise<Map<string, string>> {
  const rows = await store.db.conversations.bulkGet([...ids]);
  const names = new Map<string, string>();
  for (const [at, id] of ids.entries()) {
    const row = rows[at];
    const [opened] = row ? await Promise.allSettled([openConversation(store, row)]) : [];
    const name = opened?.status === 'fulfilled' ? opened.value.details.patient.name : undefined;
    names.set(id, name ?? (await rememberedName(store, id, entries)));
  }
  return names;
}

/** The clinic's list may no longer have it; what waits for it remembers. */
async function rememberedName(
  store: Store,
  id: string,
  entries: readonly OutboxRow[],
): Promise<string> {
  const entry = entries.find(({ conversationId }) => conversationId === id);
  return entry === undefined ? '' : (await openPayloadAnyway(store, entry)).patientName;
}
