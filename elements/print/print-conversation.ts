import type { Session } from '../../src/model/session.js';
import { recordDocument, unknownFiles, type RecordSource } from '../../src/page/record-document.js';
import { readFiles } from '../../src/store/attachment-queries.js';
import { readConversation } from '../../src/store/conversation-queries.js';
import type { Store } from '../../src/store/database.js';
import { enPrint, frPrint } from '../words/print-words.js';
import { addWords, type Words } from '../words/words.js';
import { setPageRules } from './page-rules.js';
import { PrintView } from './print-view.js';

addWords({ en: enPrint, fr: frPrint });

export interface PrintOrder {
  readonly conversationId: string;
  readonly clinic: Session['tenant'];
  readonly words: Words;
  /** Epoch ms by the server's clock. */
  readonly now: number;
  /** Whether the server has just told all that it has of the conversation. */
  readonly whole: boolean;
}

const TAG = 'intray-print-view';

let putAway = (): void => undefined;

/**
 * Prints a conversation from the store, so that it is whole also where the screen shows a part of it. Replies that
 * still wait are not on it, and it says so; comments have no place on it. Resolves when the browser's dialog is open
 * or closed again, as browsers do. Rejects where the conversation is not on this device.
 */
export async function printConversation(store: Store, order: PrintOrder): Promise<void> {
  const { conversationId, clinic, words, now } = order;
  const view = await readConversation(store, conversationId);
  if (view === undefined) throw new Error('The conversation is not on this device.');
  const source = { view, files: await readFiles(store, conversationId), clinic };
  const locale = words.locale === 'fr-CA' ? 'fr-CA' : 'en-CA';
  const sheet = new PrintView();
  sheet.document = recordDocument(source, { locale, printedAt: now, includeFeeCodes: false });
  sheet.notes = notesOn(source, order);
  sheet.lang = locale;
  putUp(sheet, words);
  await sheet.updateComplete;
  print();
}

function notesOn(source: RecordSource, { words, whole }: PrintOrder): string[] {
  const unsent = source.view.pending.filter(({ kind }) => kind === 'reply').length;
  const unknown = unknownFiles(source);
  return [
    ...(whole ? [] : [words.say('printNotWhole')]),
    ...(unsent === 0 ? [] : [words.say('printUnsent', unsent)]),
    ...(unknown === 0 ? [] : [words.say('printUnknownFiles', unknown)]),
  ];
}

/** Some browsers never tell that a print is over; the next touch of the page does. */
function putUp(sheet: PrintView, words: Words): void {
  putAway();
  document.body.append(sheet);
  const clearRules = setPageRules({ only: TAG, of: words.say('printOf') });
  const over = new AbortController();
  putAway = () => {
    over.abort();
    sheet.remove();
    clearRules();
  };
  for (const event of ['afterprint', 'pointerdown', 'keydown'])
    addEventListener(event, putAway, { signal: over.signal, capture: true });
}
