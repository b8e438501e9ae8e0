/** Every width that occurs in Helvetica and Helvetica Bold, in thousandths of the font's size. */
const WIDTHS = [
  0, 191, 222, 238, 260, 278, 280, 333, 334, 350, 355, 365, 370, 389, 400, 469, 474, 500, 537, 556,
  584, 611, 667, 722, 737, 778, 833, 834, 889, 944, 975, 1000, 1015,
];
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFG';

const FIRST_CODE = 32;
/** One letter for each code of WinAnsi from 32 on: which of the widths it has, by the fonts' published metrics. */
const REGULAR =
  'ffkttCwbhhnufhffttttttttttffuuutGwwxxwvzxfrwtAxzwzxwvxwDwwvfffpthttrttfttccrcAtttthrftrxrrrieiuatacthFtthFwhFavaacchhjtFhFrhDarwfhttttethymtuhyhouhhhtsfhhltBBBvwwwwwwFxwwwwffffxxzzzzzuzxxxxwwvttttttCrttttfffftttttttuvttttrtr';
const BOLD =
  'fhqttCxdhhnufhfftttttttttthhuuuvExxxxwvzxftxvAxzwzxwvxwDwwvhfhuthtvtvthvvfftfCvvvvnthvtzttrngnuataftrFtthFwhFavaaffrrjtFhFthDarwfhttttgthymtuhyhouhhhvtfhhltBBBvxxxxxxFxwwwwffffxxzzzzzuzxxxxwwvttttttCtttttffffvvvvvvvuvvvvvtvt';

/** How wide WinAnsi text is in Helvetica of size 1. */
export function helveticaWidth(codes: string, bold: boolean): number {
  const table = bold ? BOLD : REGULAR;
  let width = 0;
  for (let i = 0; i < codes.length; i += 1) {
    const letter = table.charAt(codes.charCodeAt(i) - FIRST_CODE);
    width += WIDTHS[LETTERS.indexOf(letter)] ?? 0;
  }
  return width / 1000;
}
