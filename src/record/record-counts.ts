import type { RecordDocument } from './document.js';

export interface RecordCounts {
  readonly messageCount: number;
  readonly fileCount: number;
}

/** What a record copy tells the server that it holds; a deleted file still counts, since it was sent. */
export function recordCounts({ messages }: Pick<RecordDocument, 'messages'>): RecordCounts {
  return {
    messageCount: messages.length,
    fileCount: messages.reduce((sum, { files }) => sum + files.length, 0),
  };
}
