import { ASCENT, LINE_HEIGHT } from './line-drawer.js';
import { pdfText, pdfUnicode } from './pdf-file.js';
import type { PlacedImage, SetLine } from './typesetter.js';

const SPACE_WIDTH = 0.278;

export interface Spot {
  /** Points from the left edge of the paper: where a line begins, and where its room ends. */
  readonly left: number;
  readonly right: number;
  /** Points from the lower edge of the paper to the line's top. */
  readonly top: number;
}

/** What draws a line at its place. */
export function lineContent(line: SetLine, spot: Spot): string {
  const { style, codes, image } = line;
  const baseline = spot.top - style.size * ASCENT;
  if (codes === '') return '';
  const font = fontOf(style);
  if (codes !== undefined)
    return `BT ${font} ${at(spot.left + style.indent, baseline)} Td ${pdfText(codes)} Tj ET\n`;
  return image ? imageContent(line, image, spot) : '';
}

/** A thin line across the page. */
export function ruleContent({ left, right, top }: Spot): string {
  return `0.5 w ${at(left, top)} m ${at(right, top)} l S\n`;
}

/** Beside the picture lie its words: readers that search, copy or read aloud find them under an unseen space. */
function imageContent(
  { text, style, rightToLeft }: SetLine,
  image: PlacedImage,
  spot: Spot,
): string {
  const left = rightToLeft ? spot.right - image.width : spot.left + style.indent;
  const bottom = spot.top - style.size * LINE_HEIGHT;
  const baseline = spot.top - style.size * ASCENT;
  const stretch = number((100 * image.width) / (style.size * SPACE_WIDTH));
  return (
    `/Span << /ActualText ${pdfUnicode(text)} >> BDC\n` +
    `q ${number(image.width)} 0 0 ${number(image.height)} ${at(left, bottom)} cm /I${image.id} Do Q\n` +
    `q BT ${fontOf(style)} 3 Tr ${stretch} Tz ${at(left, baseline)} Td ( ) Tj ET Q\nEMC\n`
  );
}

function fontOf({ size, bold }: SetLine['style']): string {
  return `/${bold ? 'F2' : 'F1'} ${size} Tf`;
}

function at(x: number, y: number): string {
  return `${number(x)} ${number(y)}`;
}

function number(points: number): string {
  return String(Math.round(points * 100) / 100);
}
