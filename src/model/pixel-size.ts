import type { Raster } from './file-type.js';

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The size that a raster's own header names, without decoding a pixel of it: a picture of 50,000 by 50,000
 * fits in a few bytes and fills any memory. Undefined: the header does not say, so nobody draws it.
 */
export function pixelSizeOf(head: Uint8Array, kind: Raster): PixelSize | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  try {
    const size = readSize(view, kind);
    return size && size.width > 0 && size.height > 0 ? size : undefined;
  } catch {
    // The header ends before its size.
    return undefined;
  }
}

function readSize(view: DataView, kind: Raster): PixelSize | undefined {
  switch (kind) {
    case 'png':
      return sizeOfPng(view);
    case 'gif':
      return sizeOfGif(view);
    case 'webp':
      return sizeOfWebp(view);
    case 'jpeg':
      return sizeOfJpeg(view);
  }
}

function sizeOfPng(view: DataView): PixelSize | undefined {
  if (nameAt(view, 12) !== 'IHDR') return undefined;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** A first frame that is larger than the screen makes the picture larger. */
function sizeOfGif(view: DataView): PixelSize {
  const screen = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  const packed = view.getUint8(10);
  const colours = packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0;
  const at = firstFrame(view, 13 + colours);
  const right = view.getUint16(at + 1, true) + view.getUint16(at + 5, true);
  const bottom = view.getUint16(at + 3, true) + view.getUint16(at + 7, true);
  return { width: Math.max(screen.width, right), height: Math.max(screen.height, bottom) };
}

/** Behind extensions, each a run of blocks that ends with an empty one. */
function firstFrame(view: DataView, start: number): number {
  let at = start;
  while (view.getUint8(at) === 0x21) {
    at += 2;
    for (let length = view.getUint8(at); length > 0; length = view.getUint8(at)) at += length + 1;
    at += 1;
  }
  if (view.getUint8(at) !== 0x2c) throw new RangeError('There is no frame.');
  return at;
}

function sizeOfWebp(view: DataView): PixelSize | undefined {
  switch (nameAt(view, 12)) {
    case 'VP8X':
      return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
    case 'VP8 ':
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    default:
      return undefined;
  }
}

/** Walks from marker to marker until a frame's header. */
function sizeOfJpeg(view: DataView): PixelSize | undefined {
  let at = 2;
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += isAlone(marker) ? 2 : marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** SOF0 to SOF15, but DHT, JPG and DAC, which share their range. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function isAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

function nameAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
}
