import { needsPerson } from '../model/outbox-entry.js';
import type { CopyWish, FilesHere, MadeCopy } from '../model/record-copy.js';
import type { OutboxRow, Store } from './database.js';
import { composedAt } from './enqueue.js';
import {
  entryOf,
  openPayload,
  sealPayload,
  showAgain,
  unfinishedOf,
  type RecordCopyBody,
} from './outbox.js';
import { stillOurs, type TakenRow } from './outbox-lease.js';
import { inOneTransaction } from './transaction.js';

/*
 * What becomes of a record copy that a page makes:
 *
 *  needs a page ──▶ made, unconfirmed (held) ──▶ to be told to the server (waiting)
 *     ▲   └──────▶ not made (refused) ──┐  │
 *     └────────────── made again ◀──────┴──┘
 */

/** The file is made and handed over; whether it is in the record a person says. False: another page was quicker. */
export async function keepMade(store: Store, taken: TakenRow, made: MadeCopy): Promise<boolean> {
  const payload = await openPayload(store, taken);
  const words = await sealPayload(store, taken.id, { ...payload, made });
  return settleTaken(store, taken, (entry) => ({
    ...entry,
    ...words,
    state: 'held',
    lastError: { reason: 'unconfirmed' },
  }));
}

/** No whole copy could be made, and trying again by itself would not help. `detail`: why, for the person. */
export async function keepNotMade(
  store: Store,
  taken: TakenRow,
  detail: string | undefined,
): Promise<void> {
  const sealedDetail =
    detail === undefined ? undefined : await store.vault.seal('outbox-detail', taken.id, detail);
  await settleTaken(store, taken, (entry) => ({
    ...entry,
    sealedDetail,
    state: 'refused',
    lastError: { reason: 'not-made' },
  }));
}

/** A file that was to be in it cannot be had; there is no copy with some of them. */
export async function keepWithoutFiles(store: Store, taken: TakenRow): Promise<void> {
  await settleTaken(store, taken, (entry) => ({
    ...entry,
    state: 'refused',
    lastError: { reason: 'files-missing' },
  }));
}

/** Its files are on their way to this device. */
export async function awaitFiles(
  store: Store,
  taken: TakenRow,
  { files, delayMs }: { readonly files: FilesHere; readonly delayMs: number },
): Promise<void> {
  await settleTaken(store, taken, (entry) => ({
    ...entry,
    record: entry.record && { ...entry.record, files },
    lastError: undefined,
    nextAt: store.now() + delayMs,
  }));
}

/** Nobody answers now: it is tried again after a while, or as soon as somebody does. */
export async function postponeCopy(store: Store, taken: TakenRow, delayMs: number): Promise<void> {
  await settleTaken(store, taken, (entry) => ({
    ...entry,
    lastError: { reason: 'no-answer' },
    nextAt: store.now() + delayMs,
  }));
}

/** It is in the record, by the word of a host's exporter: the server is told. */
export async function fileTaken(store: Store, taken: TakenRow, made: MadeCopy): Promise<void> {
  const filed = await filedBy(store, taken, made);
  await settleTaken(store, taken, (entry) => ({ ...entry, ...filed }));
}

/** It is in the record, by the word of a person. False: it is not asked any more. */
export async function fileConfirmed(store: Store, entryId: string): Promise<boolean> {
  const entry = await entryOf(store.db, entryId);
  if (entry === undefined || !isUnconfirmed(entry)) return false;
  const { made } = await openPayload(store, entry);
  if (made === undefined) return false;
  const filed = await filedBy(store, entry, made);
  return changeCopy(store, entryId, (now) =>
    isUnconfirmed(now) ? { ...now, ...filed } : undefined,
  );
}

/**
 * Makes a copy again: one that was not made, not confirmed, not filed or not taken, with other wishes where they are
 * given. What the server has heard of is a new order, under a new id. False: it is under way.
 */
export async function copyAgain(
  store: Store,
  entryId: string,
  wish: Partial<Pick<CopyWish, 'format' | 'withFiles'>> = {},
): Promise<boolean> {
  const entry = await entryOf(store.db, entryId);
  if (entry?.sealed === undefined || !needsPerson(entry)) return false;
  const id = mustBeAnew(entry) ? crypto.randomUUID() : entryId;
  const payload = await openPayload(store, entry);
  const copy = payload.copy && { ...payload.copy, ...wish };
  const words = await sealPayload(store, id, { ...payload, copy });
  return changeCopy(store, entryId, async (now) => {
    if (String(now.sealed) !== String(entry.sealed) || !needsPerson(now)) return undefined;
    if (id !== entryId) await moveDependents(store, now, id);
    const needs = now.record?.deliver === true ? undefined : ('page' as const);
    const counts = id === entryId ? {} : { attempts: 0, heard: 0, acceptedAt: undefined };
    const free = { lastError: undefined, sealedDetail: undefined };
    const due = { state: 'waiting' as const, nextAt: store.now() };
    // Files that could not be had are asked for anew.
    const record = now.record && { ...now.record, files: undefined };
    return { ...now, ...counts, ...free, ...due, id, needs, record, ...words };
  });
}

/** A write that the server refused is not remembered; of any other attempt nobody knows. */
function mustBeAnew({ attempts, heard, state, lastError }: OutboxRow): boolean {
  return (
    lastError?.reason === 'not-filed' || (attempts > 0 && (state === 'held' || attempts > heard))
  );
}

function isUnconfirmed({ state, lastError }: OutboxRow): boolean {
  return state === 'held' && lastError?.reason === 'unconfirmed';
}

/** Without a record system there is nothing to tell: it ends here, and what stands behind it goes on. */
async function filedBy(store: Store, row: OutboxRow, made: MadeCopy): Promise<Partial<OutboxRow>> {
  const { system = '' } = row.record ?? {};
  const free = { needs: undefined, lastError: undefined, lease: undefined };
  if (system === '') return { ...free, state: 'withdrawn', sealed: undefined };
  const at = await composedAt(store);
  const payload = await openPayload(store, row);
  const format = payload.copy?.format ?? '';
  const { sha256, messageCount, fileCount } = made;
  const told = { system, format, sha256, messageCount, fileCount };
  const body: RecordCopyBody = { ...told, filedAt: new Date(at).toISOString() };
  const words = await sealPayload(store, row.id, { ...payload, body: JSON.stringify(body) });
  return { ...free, state: 'waiting', composedAt: at, nextAt: store.now(), ...words };
}

/** What waits for it waits for it under its new id. */
async function moveDependents(
  { db }: Store,
  { id, conversationId }: OutboxRow,
  newId: string,
): Promise<void> {
  const unfinished = await unfinishedOf(db, conversationId);
  for (const entry of unfinished.filter(({ requires }) => requires === id))
    await db.outbox.put({ ...entry, requires: newId });
}

/** Only while the lease is ours. */
function settleTaken(
  store: Store,
  taken: TakenRow,
  change: (entry: OutboxRow) => OutboxRow,
): Promise<boolean> {
  return inOneTransaction(store, async () => {
    const entry = await stillOurs(store, taken);
    if (entry === undefined) return false;
    await store.db.outbox.put({ ...change(entry), lease: undefined });
    await showAgain(store, entry.conversationId);
    return true;
  });
}

function changeCopy(
  store: Store,
  entryId: string,
  change: (entry: OutboxRow) => OutboxRow | undefined | Promise<OutboxRow | undefined>,
): Promise<boolean> {
  return inOneTransaction(store, async () => {
    const entry = await entryOf(store.db, entryId);
    const changed = entry && (await change(entry));
    if (changed === undefined) return false;
    await store.db.outbox.put(changed);
    await showAgain(store, changed.conversationId);
    return true;
  });
}
