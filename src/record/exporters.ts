import type { RecordDocument, RecordLocale } from './document.js';
import type { HrmOptions } from './hrm-xml.js';
import type { PdfOptions } from './pdf/make-pdf.js';

/** Makes a file for the patient's record out of data alone; the caller hands it over. */
export interface RecordExporter {
  readonly id: string;
  /** For a person who chooses, in the language that was asked for. */
  readonly label: string;
  readonly mediaType: string;
  /** Without a dot. */
  readonly extension: string;
  /** Rejects when the conversation cannot be told in this format; there is no partial copy. */
  make(document: RecordDocument): Promise<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer>;
}

export interface ExporterOptions {
  readonly pdf?: PdfOptions | undefined;
  /** The HRM format is offered only to a clinic that asks for it. */
  readonly hrm?: HrmOptions | undefined;
}

const LABELS = {
  'en-CA': {
    pdf: 'PDF',
    text: 'Text',
    hrm: 'HRM-format XML. Format checked against OntarioMD HRM 1.1.2; not verified in PS Suite.',
  },
  'fr-CA': {
    pdf: 'PDF',
    text: 'Texte',
    hrm: 'XML au format HRM. Format vérifié selon HRM 1.1.2 d’OntarioMD; non vérifié dans PS Suite.',
  },
} as const;

/** What this package can make, the default first. Nothing of a format is loaded before a file is made. */
export function recordExporters(
  locale: RecordLocale,
  options: ExporterOptions = {},
): RecordExporter[] {
  const labels = LABELS[locale];
  return [
    pdfExporter(labels.pdf, options.pdf),
    textExporter(labels.text),
    ...(options.hrm ? [hrmExporter(labels.hrm, options.hrm)] : []),
  ];
}

function pdfExporter(label: string, options: PdfOptions | undefined): RecordExporter {
  return {
    id: 'pdf',
    label,
    mediaType: 'application/pdf',
    extension: 'pdf',
    make: async (document) => (await import('./pdf/make-pdf.js')).makePdf(document, options),
  };
}

function textExporter(label: string): RecordExporter {
  return {
    id: 'text',
    label,
    mediaType: 'text/plain;charset=utf-8',
    extension: 'txt',
    make: async (document) => (await import('./text-transcript.js')).textTranscript(document),
  };
}

function hrmExporter(label: string, options: HrmOptions): RecordExporter {
  return {
    id: 'hrm-xml',
    label,
    mediaType: 'application/xml',
    extension: 'xml',
    make: async (document) => (await import('./hrm-xml.js')).hrmXml(document, options),
  };
}
