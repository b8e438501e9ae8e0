import { attachFile } from '../../src/commands/attach-file.js';
import { sendReply } from '../../src/commands/send-reply.js';
import { SESSION } from '../support/server-rows.js';
import type { ClinicPage } from './clinic-page.js';

/** Queues a reply with these files; gives its id. */
export async function replyWith(page: ClinicPage, body: string, ...files: File[]): Promise<string> {
  const { store } = page;
  const ids: string[] = [];
  for (const file of files) {
    const attached = await attachFile(store, { conversationId: 'c1', file });
    if ('id' in attached) ids.push(attached.id);
  }
  const options = SESSION.defaults;
  const basedOn = { messageId: null, assignee: null, state: 'open' } as const;
  return sendReply(store, {
    conversationId: 'c1',
    body,
    options,
    basedOn,
    undoMs: 0,
    fileIds: ids,
  });
}
