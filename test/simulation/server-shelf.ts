import { createHash } from 'node:crypto';

import { problem, type ServerAnswer } from './contract-server.js';

interface ShelvedFile {
  readonly parts: Map<number, Uint8Array>;
  /** Parts that the server asked for once more. */
  readonly askedFor: Set<number>;
  readonly everAskedFor: Set<number>;
  /** That it had, and had said so. */
  readonly lost: Set<number>;
  /** How often something of it was lost: not for ever. */
  losses: number;
  whole: string | undefined;
}

interface Description {
  readonly sha256: string;
  readonly size: number;
  readonly parts: number;
}

const MOST_LOSSES = 3;

/** Where the portal's server keeps files on their way to a message: parts by number, whole once their hash is right. */
export class ServerShelf {
  readonly #files = new Map<string, ShelvedFile>();
  lostParts = 0;

  put(id: string, part: number, bytes: Uint8Array): ServerAnswer {
    const file = this.#file(id);
    file.parts.set(part, bytes);
    file.askedFor.delete(part);
    file.lost.delete(part);
    return { status: 201, body: { id, part } };
  }

  complete(id: string, body: string, now: number): ServerAnswer {
    const file = this.#file(id);
    const { parts, size, sha256 } = JSON.parse(body) as Description;
    const numbers = Array.from({ length: parts }, (_, part) => part);
    const missing = numbers.filter((part) => !file.parts.has(part));
    for (const part of missing) {
      file.askedFor.add(part);
      file.everAskedFor.add(part);
    }
    if (file.whole === undefined && missing.length > 0) return partsMissing(missing);
    const bytes = Buffer.concat(numbers.map((part) => file.parts.get(part) ?? new Uint8Array()));
    const right = createHash('sha256').update(bytes).digest('hex') === sha256;
    if (file.whole === undefined && (bytes.length !== size || !right))
      return problem(422, 'invalid');
    file.whole ??= bytes.toString();
    const acceptedAt = new Date(now).toISOString();
    return { status: 201, body: { id, acceptedAt, changes: [] } };
  }

  /** As after a failure of its disk, or where it cleans up what lies there for long; what is whole is safe. */
  lose(id: string, isLost: () => boolean): void {
    const file = this.#file(id);
    if (file.whole !== undefined || file.losses >= MOST_LOSSES) return;
    file.losses += 1;
    for (const part of [...file.parts.keys()].filter(isLost)) {
      file.parts.delete(part);
      file.lost.add(part);
      this.lostParts += 1;
    }
  }

  /** The words of a file that a message may name; undefined: the server does not have all of it. */
  whole(id: string): string | undefined {
    return this.#files.get(id)?.whole;
  }

  /** It has this part, or lost it after it had said that it had it. */
  took(id: string, part: number): boolean {
    const file = this.#files.get(id);
    if (file === undefined) return false;
    return file.whole !== undefined || file.parts.has(part) || file.lost.has(part);
  }

  /** Now or before: who slept over the answer may note it late. */
  wasAskedFor(id: string, part: number): boolean {
    return this.#files.get(id)?.everAskedFor.has(part) === true;
  }

  isAskedFor(id: string, part: number): boolean {
    return this.#files.get(id)?.askedFor.has(part) === true;
  }

  #file(id: string): ShelvedFile {
    const file = this.#files.get(id) ?? {
      parts: new Map(),
      askedFor: new Set(),
      everAskedFor: new Set(),
      lost: new Set(),
      losses: 0,
      whole: undefined,
    };
    this.#files.set(id, file);
    return file;
  }
}

function partsMissing(missing: readonly number[]): ServerAnswer {
  const told = problem(409, 'parts-missing');
  return { ...told, body: { ...told.body, missing } };
}
