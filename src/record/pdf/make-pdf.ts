import type { RecordDocument } from '../document.js';
import { transcriptOf } from '../transcript.js';
import { wordsIn } from '../words.js';
import { canvasLineDrawer } from './line-drawer.js';
import type { LineDrawer } from './line-drawer.js';
import { PageFlow } from './page-flow.js';
import { PageWriter } from './page-writer.js';
import type { Paper } from './paper.js';
import { PdfFile, pdfUnicode } from './pdf-file.js';
import { sourceLines } from './source-lines.js';
import { Typesetter } from './typesetter.js';

export interface PdfOptions {
  readonly paper?: Paper | undefined;
  readonly drawer?: LineDrawer | undefined;
  /** Called between short stretches of work, so that the page stays alive beside a long document. */
  readonly pause?: (() => Promise<void>) | undefined;
}

const LINES_PER_STRETCH = 50;

/**
 * The conversation as a PDF: text that can be searched where the letters are WinAnsi, a picture with its words beside
 * it where they are not. The same document gives the same bytes on the same device.
 */
export async function makePdf(
  document: RecordDocument,
  options: PdfOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { paper = 'letter', drawer = canvasLineDrawer(), pause = nextTask } = options;
  const transcript = transcriptOf(document);
  const words = wordsIn(document.locale);
  const file = new PdfFile();
  const typesetter = new Typesetter(file, drawer);
  const writer = new PageWriter({ file, typesetter, paper, pageWords: words.page });
  const flow = new PageFlow(writer.textHeight);

  let done = 0;
  for (const line of sourceLines(transcript)) {
    for (const part of await typesetter.set(line, writer.textWidth)) {
      flow.add(part);
      done += part.image ? LINES_PER_STRETCH : 1;
    }
    if (done >= LINES_PER_STRETCH) {
      done = 0;
      await pause();
    }
  }

  const pages = await writer.write(flow.pages, transcript.running, pause);
  const root = file.add(`<< /Type /Catalog /Pages ${pages} 0 R /Lang (${document.locale}) >>`);
  const info = file.add(`<< /Title ${pdfUnicode(transcript.title)} >>`);
  return file.finish(`/Root ${root} 0 R /Info ${info} 0 R`);
}

/** A message comes round in the next task; a timer would wait for a second in a hidden tab. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
