const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text without characters that XML forbids; see `clean-text.ts`. */
export function xmlText(text: string): string {
  return text.replace(/[&<>]/gu, (sign) => ENTITIES[sign] ?? '');
}

/** An element around finished markup; nothing at all around nothing. */
export function xmlElement(name: string, ...children: readonly string[]): string {
  const content = children.join('');
  // An attribute is written with the name; the closing tag has the name alone.
  return content === '' ? '' : `<${name}>${content}</${name.split(' ')[0] ?? name}>`;
}
