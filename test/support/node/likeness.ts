import type { Picture } from './record-page.js';

export interface Place {
  /** Pixels of the page from its left, and from its top. */
  readonly left: number;
  readonly top: number;
}

/** Programs round to pixels in their own ways. */
const SHIFTS = [0, -1, 1, -2, 2];
/** Rows that the strip has above and below. */
const ROOM = 4;
/** Less ink than a dot in a window is the edge of a letter beside it. */
const DOT = 12 * 255 ** 2;

/**
 * How much a strip of a page looks like a picture on white, from 0 to 1: where they differ most, the share of ink
 * that both have, within a few pixels about `place`. The strip is as high as the picture and reaches over the whole
 * page, so that a missing letter counts, and one too many.
 */
export function likeness(page: Picture, picture: Picture, place: Place): number {
  const strip = softened(rowsOf(page, place.top - ROOM, picture.height + 2 * ROOM));
  const expected = softened(picture);
  const shifts = SHIFTS.flatMap((x) =>
    SHIFTS.map((y) => ({ left: place.left + x, top: ROOM + y })),
  );
  return Math.max(...shifts.map((shift) => worst(strip, expected, shift)));
}

function rowsOf({ width, grey }: Picture, top: number, height: number): Picture {
  return { width, height, grey: grey.subarray(top * width, (top + height) * width) };
}

/** Each pixel with its neighbours, so that half a pixel's difference does not count. */
function softened({ width, height, grey }: Picture): Picture {
  const soft = grey.map((_, index) => {
    const x = index % width;
    let [sum, count] = [0, 0];
    for (const dy of [-width, 0, width])
      for (const dx of [-1, 0, 1]) {
        const neighbour = x + dx < 0 || x + dx >= width ? undefined : grey[index + dy + dx];
        sum += neighbour ?? 0;
        count += neighbour === undefined ? 0 : 1;
      }
    return sum / count;
  });
  return { width, height, grey: soft };
}

/** Windows as wide as the line is high: a letter or two. */
function worst(page: Picture, picture: Picture, place: Place): number {
  const step = picture.height;
  let least = 1;
  for (let from = 0; from < page.width; from += step)
    least = Math.min(least, shared(page, picture, { ...place, from, to: from + step }));
  return least;
}

function shared(
  page: Picture,
  picture: Picture,
  { left, top, from, to }: Place & { readonly from: number; readonly to: number },
): number {
  let [both, here, there] = [0, 0, 0];
  for (let y = 0; y < picture.height; y += 1)
    for (let x = from; x < to; x += 1) {
      const a = inkAt(page, x, top + y);
      const b = inkAt(picture, x - left, y);
      both += a * b;
      here += a * a;
      there += b * b;
    }
  if (Math.max(here, there) < DOT) return 1;
  return both / Math.max(Math.sqrt(here * there), 1);
}

function inkAt({ width, height, grey }: Picture, x: number, y: number): number {
  if (x < 0 || y < 0 || x >= width || y >= height) return 0;
  return 255 - (grey[y * width + x] ?? 255);
}
