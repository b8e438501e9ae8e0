import type { AttachmentRow } from '../row.js';
import { USUAL_SETTINGS } from '../settings.js';
import { sha256 } from '../sha-256.js';
import type { Ago, SampleConversation, SampleFile } from './sample-conversation.js';
import { fileId, isStaff, messageId, type Ids } from './sample-message.js';
import { smallJpeg } from './small-jpeg.js';
import { smallPdf } from './small-pdf.js';
import { timeAgo } from './time-ago.js';

const DAY_MS = 86_400_000;

/** The files of a sample conversation, each where its life has brought it by now. */
export function attachmentRows(sample: SampleConversation, ids: Ids, now: number): AttachmentRow[] {
  return sample.lines.flatMap((line, at) => {
    const author: AttachmentRow['author'] = isStaff(line)
      ? { kind: 'staff', id: line.by }
      : { kind: 'patient', id: ids.patient };
    return (line.files ?? []).map((file, place) => {
      const id = fileId(ids, at, place);
      const where = { id, conversationId: ids.conversation, messageId: messageId(ids, at) };
      return rowOf(file, { where, author, sentAgo: line.ago, now });
    });
  });
}

interface Sent {
  readonly where: Pick<AttachmentRow['value'], 'id' | 'conversationId' | 'messageId'>;
  readonly author: AttachmentRow['author'];
  readonly sentAgo: Ago;
  readonly now: number;
}

function rowOf(file: SampleFile, { where, author, sentAgo, now }: Sent): AttachmentRow {
  const { type, bytes } = contentOf(file);
  const life = lifeOf(file, now);
  const facts = { name: file.name, type, size: bytes.length, sha256: sha256(bytes) };
  return {
    kind: 'attachment',
    version: 1,
    value: { ...where, ...facts, ...life },
    author,
    keptAt: Date.parse(timeAgo(sentAgo, now)),
    bytes: life.deletedAt === undefined ? bytes : null,
  };
}

function contentOf({ name, squares }: SampleFile) {
  if (squares) return { type: 'image/jpeg', bytes: smallJpeg(squares) };
  return { type: 'application/pdf', bytes: smallPdf(name) };
}

type Life = Pick<AttachmentRow['value'], 'downloadedAt' | 'deleteAfter' | 'deletedAt'>;

function lifeOf({ downloaded }: SampleFile, now: number): Life {
  if (downloaded === undefined) return {};
  const downloadedAt = timeAgo(downloaded, now);
  const due = Date.parse(downloadedAt) + USUAL_SETTINGS.retention.attachmentDays * DAY_MS;
  const deleteAfter = new Date(due).toISOString();
  return { downloadedAt, deleteAfter, ...(due <= now && { deletedAt: deleteAfter }) };
}
