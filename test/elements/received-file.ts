import type { Change } from '../../src/model/change.js';
import type { RecordCopy } from '../../src/model/record-copy.js';
import type { Attachment } from '../../src/model/attachment.js';
import { sha256Of } from '../../src/store/digest.js';
import { wantedFiles } from '../../src/store/wanted-files.js';
import { download } from '../../src/sync/download.js';
import { attachment, conversation, message, NOON } from '../support/server-rows.js';
import type { ClinicPage } from './clinic-page.js';

/** A picture as a browser writes one; it can be drawn. */
export async function realPicture(type = 'image/png'): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(4, 3);
  canvas.getContext('2d')?.fillRect(0, 0, 2, 2);
  const blob = await canvas.convertToBlob({ type });
  return new Uint8Array(await blob.arrayBuffer());
}

export interface Received extends Partial<Attachment> {
  readonly id?: string;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  /** Whose message it came with. */
  readonly staff?: boolean;
  /** What became of a copy of the conversation after that. */
  readonly inRecord?: RecordCopy['state'];
}

/** What the server tells of a message with its files. */
export async function messageWith(...files: readonly Received[]): Promise<Change[]> {
  const staff = files.some((file) => file.staff);
  const rows = await Promise.all(
    files.map(
      async ({ bytes = new Uint8Array(84_000), staff: _, inRecord: __, id = 'f1', ...parts }) =>
        attachment('c1', id, { size: bytes.length, sha256: await sha256Of(bytes), ...parts }),
    ),
  );
  const from = { kind: staff ? 'staff' : 'patient', id: 'someone', name: 'Somebody' } as const;
  const attachmentIds = rows.map(({ id }) => id);
  return [
    conversation('c1', { recordCopies: files.flatMap(copyOf) }),
    message('c1', 'c1-m1', { from, attachmentIds }),
    ...rows,
  ];
}

function copyOf({ inRecord }: Received): RecordCopy[] {
  const counts = { messageCount: 1, fileCount: 1 };
  return inRecord ? [{ system: 'clinic-record', at: NOON, state: inRecord, ...counts }] : [];
}

/** The server answers what was asked for with these bytes. */
export async function answer({ store }: ClinicPage, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const body = new Blob([bytes]);
  const backend = { content: () => Promise.resolve({ kind: 'content' as const, body }) };
  for (const wanted of await wantedFiles(store.db)) await download({ store, backend }, wanted);
}
