export interface LineStyle {
  /** Points. */
  readonly size: number;
  readonly bold: boolean;
  readonly indent: number;
  /** In the direction of its own script; our own lines run as our words do. */
  readonly quoted?: boolean;
}

export const LINE_STYLES = {
  title: { size: 14, bold: true, indent: 0 },
  fact: { size: 10, bold: false, indent: 0 },
  heading: { size: 10, bold: true, indent: 0 },
  detail: { size: 8.5, bold: false, indent: 0 },
  body: { size: 10, bold: false, indent: 12, quoted: true },
  running: { size: 8.5, bold: false, indent: 0 },
  runningName: { size: 8.5, bold: true, indent: 0 },
} satisfies Record<string, LineStyle>;

export interface SourceLine {
  readonly text: string;
  readonly style: LineStyle;
  /** White space above, in points; none at the head of a page. */
  readonly gap: number;
  /** Never the last on its page: who wrote stays with what was written. */
  readonly keepWithNext: boolean;
}
