/** First bytes of files, real enough for whoever looks at nothing else. */

export function bytesOf(
  ...parts: readonly (string | readonly number[])[]
): Uint8Array<ArrayBuffer> {
  const numbers = parts.flatMap((part) =>
    typeof part === 'string' ? Array.from(part, (letter) => letter.charCodeAt(0)) : part,
  );
  return Uint8Array.from(numbers);
}

function big(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, at) => (value >>> (8 * (bytes - 1 - at))) & 255);
}

function little(value: number, bytes: number): number[] {
  return big(value, bytes).reverse();
}

export function png(width = 640, height = 480): Uint8Array<ArrayBuffer> {
  const header = [...big(13, 4), ...bytesOf('IHDR'), ...big(width, 4), ...big(height, 4)];
  return bytesOf('\x89PNG\r\n\x1a\n', header, [8, 6, 0, 0, 0]);
}

/** With a thumbnail's worth of camera data before the frame's header. */
export function jpeg(width = 640, height = 480): Uint8Array<ArrayBuffer> {
  const exif = [0xff, 0xe1, ...big(2000, 2), ...Array.from({ length: 1998 }, () => 0x41)];
  const tables = [0xff, 0xc4, ...big(4, 2), 0, 0];
  const frame = [0xff, 0xc2, ...big(17, 2), 8, ...big(height, 2), ...big(width, 2), 3];
  return bytesOf([0xff, 0xd8], exif, tables, [0xff], frame);
}

/** Its first frame may be larger than the screen that it names. */
export function gif(width = 640, height = 480, frame = width): Uint8Array<ArrayBuffer> {
  const comment = [0x21, 0xfe, 3, 65, 66, 67, 0];
  const first = [0x2c, 0, 0, 0, 0, ...little(frame, 2), ...little(height, 2), 0];
  return bytesOf(
    'GIF89a',
    little(width, 2),
    little(height, 2),
    [0x80, 0, 0],
    [0, 0, 0, 9, 9, 9],
    comment,
    first,
  );
}

export function webp(width = 640, height = 480): Uint8Array<ArrayBuffer> {
  const canvas = [0, 0, 0, 0, ...little(width - 1, 3), ...little(height - 1, 3)];
  return bytesOf('RIFF', little(30, 4), 'WEBPVP8X', little(10, 4), canvas);
}

export const HEIC = bytesOf([0, 0, 0, 24], 'ftypheic', [0, 0, 0, 0]);
export const DOCX = bytesOf('PK\x03\x04', [20, 0, 6, 0], '[Content_Types].xml');
export const PDF = bytesOf('%PDF-1.7\n');
