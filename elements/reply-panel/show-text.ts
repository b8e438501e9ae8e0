const LINES = 10;

/** Puts a text into the field, where it is not there already, as tall as it is up to ten lines. */
export function showText(field: HTMLTextAreaElement, text: string): void {
  if (field.value !== text) field.value = text;
  field.style.setProperty('block-size', 'auto');
  const style = getComputedStyle(field);
  const edges = field.offsetHeight - field.clientHeight;
  const padding = parseFloat(style.paddingTop) + parseFloat(style.paddingBottom);
  const most = parseFloat(style.lineHeight) * LINES + padding + edges;
  const wanted = Math.min(field.scrollHeight + edges, most);
  field.style.setProperty('block-size', `${wanted}px`);
}
