import { ClinicTime } from './clinic-time.js';
import type { RecordDocument } from './document.js';

const SHORT_ID_LENGTH = 8;

/**
 * The file's name for a download: never the patient's name, because download folders and desktops are synchronised
 * to places that the clinic does not know (`HEALTH.md` §5.4).
 */
export function recordFileName(
  document: Pick<RecordDocument, 'conversationId' | 'timeZone' | 'printedAt'>,
  extension: string,
): string {
  // The end of an id differs even where all begin alike.
  const id = document.conversationId.replace(/[^0-9A-Za-z]/gu, '').slice(-SHORT_ID_LENGTH);
  const day = new ClinicTime(document.timeZone).day(document.printedAt);
  return `conversation-${id}-${day}.${extension}`;
}
