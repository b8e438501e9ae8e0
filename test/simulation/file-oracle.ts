import { assertThat, type SeenRow } from './outbox-oracle.js';
import type { ServerShelf } from './server-shelf.js';

/** What of a file's row an oracle looks at. */
export interface SeenFile {
  readonly id: string;
  readonly upload?: SeenUpload | undefined;
}

interface SeenUpload {
  readonly serverId: string;
  readonly unsent: readonly number[];
  readonly complete: boolean;
  readonly replyId?: string | undefined;
}

/** What lies on a disk of files that go up from it. */
export interface FilesOnDisk {
  readonly files: ReadonlyMap<string, SeenFile>;
  /** Parts by file. */
  readonly parts: ReadonlyMap<string, ReadonlySet<number>>;
  readonly entries: readonly SeenRow[];
}

/**
 * The promises about files of a reply, watched from outside: no byte leaves the device before its message was accepted,
 * nothing is noted as sent that did not arrive, no part goes twice, no message goes without its files.
 */
export class FileOracle {
  readonly #shelf: ServerShelf;
  /** How many parts each was attached with. */
  readonly #sizes = new Map<string, number>();
  readonly #removed = new Set<string>();
  /** Files of the messages that arrived, so that none is in two. */
  readonly #delivered = new Set<string>();
  #before: ReadonlyMap<string, SeenFile> = new Map();

  constructor(shelf: ServerShelf) {
    this.#shelf = shelf;
  }

  /** A person takes it out of the draft or of the reply. */
  removed(fileId: string): void {
    this.#removed.add(fileId);
  }

  /** The disk as it is from now on. */
  written(disk: FilesOnDisk): void {
    for (const file of disk.files.values()) this.#kept(file, disk);
    for (const { id, upload } of this.#before.values())
      if (upload && !disk.files.has(id)) this.#gone(id, upload, disk);
    this.#before = disk.files;
  }

  /** A part leaves; `isLate`: whoever sends it has slept, and may not know what others did meanwhile. */
  asked(serverId: string, part: number, isLate: boolean): void {
    const file = [...this.#before.values()].find(({ upload }) => upload?.serverId === serverId);
    const noted = file?.upload !== undefined && !file.upload.unsent.includes(part);
    assertThat(isLate || !noted, `part ${part} of ${serverId} leaves though it was noted as sent`);
  }

  /** A message leaves, naming these files. */
  named(row: SeenRow, attachmentIds: readonly string[]): void {
    for (const id of attachmentIds)
      assertThat(this.#shelf.whole(id) !== undefined, `${row.id} leaves before its file ${id}`);
    const count = row.fileIds?.length ?? 0;
    assertThat(attachmentIds.length === count, `${row.id} leaves without all of its files`);
  }

  /** A message arrived; each of its files is there, whole, and the one that was attached to it. */
  arrived(conversationId: string, attachmentIds: readonly string[]): void {
    for (const id of attachmentIds) {
      const words = this.#shelf.whole(id);
      assertThat(words?.includes(`for ${conversationId} `) === true, `${id} is another file`);
      assertThat(!this.#delivered.has(id), `${id} is in two messages`);
      this.#delivered.add(id);
    }
  }

  #kept({ id, upload }: SeenFile, { parts }: FilesOnDisk): void {
    if (upload === undefined) return;
    const { serverId, unsent, complete } = upload;
    const before = this.#before.get(id)?.upload;
    const size = this.#sizes.get(id) ?? unsent.length;
    this.#sizes.set(id, size);
    assertThat(parts.get(id)?.size === size, `bytes of ${id} went before its message was accepted`);
    assertThat(!complete || this.#shelf.whole(serverId) !== undefined, `${id} is not whole there`);
    if (before?.serverId !== serverId) return;
    for (const part of before.unsent)
      assertThat(
        unsent.includes(part) || this.#shelf.took(serverId, part),
        `part ${part} of ${id} is noted as sent and did not arrive`,
      );
    for (const part of unsent)
      assertThat(
        before.unsent.includes(part) || this.#shelf.wasAskedFor(serverId, part),
        `part ${part} of ${id} is to be sent again though nobody asked for it`,
      );
  }

  #gone(id: string, { replyId }: SeenUpload, { parts, entries }: FilesOnDisk): void {
    assertThat(!parts.has(id), `bytes of ${id} stay though their file is gone`);
    if (this.#removed.has(id)) return;
    const entry = entries.find((one) => one.id === replyId);
    const thrownAway = entry?.state === 'withdrawn' && entry.withdraw !== 'edit';
    assertThat(entry?.state === 'accepted' || thrownAway, `${id} went before its message`);
  }
}
