/** What each byte does to the sum, by the polynomial that zip uses. */
const STEPS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let step = byte;
  for (let bit = 0; bit < 8; bit += 1) step = step & 1 ? (step >>> 1) ^ 0xedb88320 : step >>> 1;
  return step;
});

const PIECE_BYTES = 0x4_0000;

/** A zip's checksum of a file, read piece by piece: the page may do other things between any two of them. */
export async function crc32(content: Blob): Promise<number> {
  let sum = ~0;
  for (let at = 0; at < content.size; at += PIECE_BYTES) {
    // A stream hands out what it has read ahead without a pause.
    const piece = await content.slice(at, at + PIECE_BYTES).arrayBuffer();
    sum = summed(sum, new Uint8Array(piece));
  }
  return ~sum >>> 0;
}

function summed(before: number, bytes: Uint8Array): number {
  let sum = before;
  for (let i = 0; i < bytes.length; i += 1)
    sum = (sum >>> 8) ^ (STEPS[(sum ^ (bytes[i] ?? 0)) & 0xff] ?? 0);
  return sum;
}
