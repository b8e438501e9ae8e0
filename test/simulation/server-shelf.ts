import { createHash } from 'node:crypto';

import { problem, type ServerAnswer } from './contract-server.js';

interface ShelvedFile {
  readonly parts: Map<number, Uint8Array>;
  /** Parts that the server asked for once more. */
  readonly askedFor: Set<number>;
  whole: string | undefined;
}

interface Description {
  readonly sha256: string;
  readonly size: number;
  readonly parts: number;
}

/** Where the portal's server keeps files on their way to a message: parts by number, whole once their hash is right. */
export class ServerShelf {
  readonly #files = new Map<string, ShelvedFile>();

  put(id: string, part: number, bytes: Uint8Array): ServerAnswer {
    this.#file(id).parts.set(part, bytes);
    this.#file(id).askedFor.delete(part);
    return { status: 201, body: { id, part } };
  }

  complete(id: string, body: string, now: number): ServerAnswer {
    const file = this.#file(id);
    const { parts, size, sha256 } = JSON.parse(body) as Description;
    const numbers = Array.from({ length: parts }, (_, part) => part);
    const missing = numbers.filter((part) => !file.parts.has(part));
    for (const part of missing) file.askedFor.add(part);
    if (file.whole === undefined && missing.length > 0) return partsMissing(missing);
    const bytes = Buffer.concat(numbers.map((part) => file.parts.get(part) ?? new Uint8Array()));
    const right = createHash('sha256').update(bytes).digest('hex') === sha256;
    if (file.whole === undefined && (bytes.length !== size || !right))
      return problem(422, 'invalid');
    file.whole ??= bytes.toString();
    const acceptedAt = new Date(now).toISOString();
    return { status: 201, body: { id, acceptedAt, changes: [] } };
  }

  /** As after a failure of its disk; what is whole is safe. */
  lose(id: string, part: number): void {
    const file = this.#file(id);
    if (file.whole === undefined) file.parts.delete(part);
  }

  /** The words of a file that a message may name; undefined: the server does not have all of it. */
  whole(id: string): string | undefined {
    return this.#files.get(id)?.whole;
  }

  has(id: string, part: number): boolean {
    const file = this.#files.get(id);
    return file !== undefined && (file.whole !== undefined || file.parts.has(part));
  }

  isAskedFor(id: string, part: number): boolean {
    return this.#files.get(id)?.askedFor.has(part) === true;
  }

  #file(id: string): ShelvedFile {
    const file = this.#files.get(id) ?? { parts: new Map(), askedFor: new Set(), whole: undefined };
    this.#files.set(id, file);
    return file;
  }
}

function partsMissing(missing: readonly number[]): ServerAnswer {
  const told = problem(409, 'parts-missing');
  return { ...told, body: { ...told.body, missing } };
}
