import type { FileKind, Raster } from '../../src/model/file-type.js';

/** Larger is not seen better in a dialog. */
const LONGEST_SIDE = 1600;

export function isRaster(kind: FileKind | undefined): kind is Raster {
  return kind === 'png' || kind === 'jpeg' || kind === 'gif' || kind === 'webp';
}

/**
 * Draws a raster that `examineFile` calls previewable; no address, no markup and no script comes near it. Rejects
 * where it cannot be decoded.
 */
export async function drawPicture(
  canvas: HTMLCanvasElement,
  bytes: Blob,
  kind: Raster,
): Promise<void> {
  const bitmap = await createImageBitmap(bytes.slice(0, bytes.size, `image/${kind}`));
  try {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  } finally {
    bitmap.close();
  }
}
