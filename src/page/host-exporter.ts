import type { RecordDocument } from '../record/document.js';
import type { ExporterOptions, RecordExporter } from '../record/exporters.js';

/** A file for the patient's record, made and ready to be filed. */
export interface CopyToFile {
  /** The same each time that this copy is tried again. */
  readonly copyId: string;
  readonly document: RecordDocument;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly fileName: string;
  readonly mediaType: string;
}

/**
 * A format of the host's own, or one that the host files itself. Chosen by its `id`, which the session names among
 * the `formats` of a record system.
 */
export interface HostRecordExporter extends RecordExporter {
  /**
   * Puts the file into the record. The conversation closes only after it resolves; where it rejects, the person is
   * told and may try again. It may be called again for the same copy, when a page was closed meanwhile. Absent: the
   * file is saved on this computer, and the person says when it is in the record.
   */
  file?(copy: CopyToFile): Promise<void>;
}

export interface RecordOptions extends ExporterOptions {
  /** Copies name the fee code of a reply. */
  readonly feeCodes?: boolean;
}
