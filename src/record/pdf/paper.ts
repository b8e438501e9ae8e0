export type Paper = 'letter' | 'a4';

/** Points: width and height. */
export const PAPERS: Readonly<Record<Paper, readonly [width: number, height: number]>> = {
  letter: [612, 792],
  a4: [595.28, 841.89],
};

export const MARGIN = 54;
/** Room for the lines at the head of each page and the rule below them. */
export const HEAD = 36;
/** Room for the page's number. */
export const FOOT = 24;
