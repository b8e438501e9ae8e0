export interface LineFont {
  /** Points. */
  readonly size: number;
  readonly bold: boolean;
  readonly rightToLeft: boolean;
}

/** Pixels, `PIXELS_PER_POINT` of them for each point; one byte of grey each, row by row from the top. */
export interface LineImage {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array<ArrayBuffer>;
}

/** Draws a line in the fonts that the device has, for scripts that the PDF's own font lacks. */
export interface LineDrawer {
  /** Points. */
  measure(text: string, font: LineFont): number;
  /** The whole line, as high as `LINE_HEIGHT` says, its letters on the line that `ASCENT` says. */
  draw(text: string, font: LineFont): LineImage;
}

export const PIXELS_PER_POINT = 3;
/** Parts of the font's size. */
export const ASCENT = 1.05;
export const LINE_HEIGHT = 1.4;

/** No canvas may be wider everywhere. */
const WIDEST = 8_000;
const SAMPLE_PIXELS = 8;

/** This browser hides what is drawn, against fingerprinting; a picture of noise must not pass for a patient's words. */
export class UndrawableError extends Error {
  override readonly name = 'UndrawableError';
}

/** Drawing throws `UndrawableError` where the browser gives false pixels. */
export function canvasLineDrawer(): LineDrawer {
  // Many small readings: on the processor, not on the graphics card and back.
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!context) throw new UndrawableError('This browser draws no text outside the page.');
  return {
    measure: (text, font) => {
      context.font = cssFont(font, 1);
      return context.measureText(text).width;
    },
    draw: (text, font) => drawOn(context, text, font),
  };
}

function drawOn(
  context: OffscreenCanvasRenderingContext2D,
  text: string,
  font: LineFont,
): LineImage {
  const { canvas } = context;
  context.font = cssFont(font, PIXELS_PER_POINT);
  const width = Math.min(Math.ceil(context.measureText(text).width) + 1, WIDEST);
  const height = Math.ceil(font.size * LINE_HEIGHT * PIXELS_PER_POINT);
  // A canvas that is given a size forgets all its settings.
  canvas.width = width;
  canvas.height = height;
  if (!givesTruePixels(context)) throw new UndrawableError('This browser hides what is drawn.');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.fillStyle = 'black';
  context.font = cssFont(font, PIXELS_PER_POINT);
  context.direction = font.rightToLeft ? 'rtl' : 'ltr';
  context.textAlign = 'left';
  context.fillText(text, 0, font.size * ASCENT * PIXELS_PER_POINT);
  return { width, height, grey: greyOf(context.getImageData(0, 0, width, height).data) };
}

/** Black, the colour of a canvas that was just given its size, must be read as black. */
function givesTruePixels(context: OffscreenCanvasRenderingContext2D): boolean {
  context.fillRect(0, 0, SAMPLE_PIXELS, 1);
  const { data } = context.getImageData(0, 0, SAMPLE_PIXELS, 1);
  return greyOf(data).every((grey) => grey < 64);
}

function cssFont({ size, bold }: LineFont, scale: number): string {
  return `${bold ? 'bold ' : ''}${size * scale}px Helvetica, Arial, sans-serif`;
}

/** Emoji come in colours; the weights are those of brightness as the eye sees it. */
function greyOf(pixels: Uint8ClampedArray): Uint8Array<ArrayBuffer> {
  const grey = new Uint8Array(pixels.length / 4);
  const channel = (index: number): number => pixels[index] ?? 0;
  for (let i = 0; i < grey.length; i += 1)
    grey[i] = 0.299 * channel(4 * i) + 0.587 * channel(4 * i + 1) + 0.114 * channel(4 * i + 2);
  return grey;
}
