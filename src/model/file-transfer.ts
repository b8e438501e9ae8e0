/** How a file goes up from this device. */
export interface Upload {
  /** When it was attached: the order of files in their draft. */
  readonly keptAt: number;
  /** Its id at the server: its own, or another after the server found that the bytes had been spoilt. */
  readonly serverId: string;
  /** Parts that the server has not acknowledged, by number from 0. */
  readonly unsent: readonly number[];
  /** The server has put the parts together and found the file whole. */
  readonly complete: boolean;
  /** The reply that it goes with; absent: part of the draft. */
  readonly replyId?: string | undefined;
}

/**
 * Why the bytes of a file are not here, `spoilt-here`: they were, and do not open any more. The person may ask for
 * them again.
 */
export type FileTrouble =
  'damaged' | 'spoilt-here' | 'not-allowed' | 'gone' | 'too-large' | 'storage-full';

/** Bytes of one part, as the contract asks; the last of a file is shorter. */
export const PART_BYTES = 256 * 1024;

export function partsOf(size: number): number[] {
  return Array.from({ length: Math.ceil(size / PART_BYTES) }, (_, part) => part);
}

/** Bytes that the server has acknowledged. */
export function bytesSent(size: number, { unsent }: Upload): number {
  return size - unsent.reduce((sum, part) => sum + partSize(size, part), 0);
}

export function partSize(size: number, part: number): number {
  return Math.min(PART_BYTES, size - part * PART_BYTES);
}
