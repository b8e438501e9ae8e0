/** A copy of the whole conversation in the patient's record, or on its way there. Names are the contract's. */
export interface RecordCopy {
  /** A record system of the clinic, by its id. */
  readonly system: string;
  /** When it was filed, or last heard of (epoch ms, server). */
  readonly at: number;
  readonly state: 'pending' | 'filed' | 'failed';
  readonly messageCount: number;
  readonly fileCount: number;
}

/** Where the clinic files copies of conversations. */
export interface RecordSystem {
  readonly id: string;
  readonly name: string;
  /** The portal's server files them; else a person does. */
  readonly deliver: boolean;
  /** What it takes from a person, by the ids of exporters. */
  readonly formats: readonly string[];
}

/** Which copy a person asked for. */
export interface CopyWish {
  /** Empty: the clinic has no record system; the file stays on this computer. */
  readonly system: string;
  readonly deliver: boolean;
  /** The id of an exporter; without meaning where the server delivers. */
  readonly format: string;
  /** With the bytes of its files, as an archive. */
  readonly withFiles: boolean;
  readonly locale: 'en-CA' | 'fr-CA';
}

/** Of the files that a copy is to hold, how many are on this device. */
export interface FilesHere {
  readonly here: number;
  readonly of: number;
}

/** What is told to the server of a file that was made here. */
export interface MadeCopy {
  /** Of the file, in hex digits. */
  readonly sha256: string;
  readonly messageCount: number;
  readonly fileCount: number;
  /** Epoch ms, server. */
  readonly madeAt: number;
}

/** The copy that says since when the conversation is in the record; undefined: it is not. */
export function newestFiled(copies: readonly RecordCopy[]): RecordCopy | undefined {
  return copies
    .filter(({ state }) => state === 'filed')
    .reduce<RecordCopy | undefined>(later, undefined);
}

/** Whether a copy in the record holds what was sent at that moment. */
export function isInRecord(copies: readonly RecordCopy[], sentAt: number): boolean {
  return copies.some(({ state, at }) => state === 'filed' && at >= sentAt);
}

/** The newest word of one system, if it is not older than `since`. */
export function newestOf(
  copies: readonly RecordCopy[],
  { system, since }: { readonly system: string; readonly since: number },
): RecordCopy | undefined {
  return copies
    .filter((copy) => copy.system === system && copy.at >= since)
    .reduce<RecordCopy | undefined>(later, undefined);
}

/** Of two of the same moment the later named one. */
function later(one: RecordCopy | undefined, other: RecordCopy): RecordCopy {
  return one !== undefined && one.at > other.at ? one : other;
}
