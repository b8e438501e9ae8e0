const LINES = 10;

/** As tall as its text up to ten lines; the least height is the style sheet's. */
export function growWithText(field: HTMLTextAreaElement): void {
  field.style.setProperty('block-size', 'auto');
  const style = getComputedStyle(field);
  const edges = field.offsetHeight - field.clientHeight;
  const padding = parseFloat(style.paddingTop) + parseFloat(style.paddingBottom);
  const most = parseFloat(style.lineHeight) * LINES + padding + edges;
  const wanted = Math.min(field.scrollHeight + edges, most);
  field.style.setProperty('block-size', `${wanted}px`);
}
