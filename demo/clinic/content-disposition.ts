/** A download's name as RFC 6266 writes it: plain for old readers, whole in UTF-8 for all others. */
export function contentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded(name)}`;
}

/** RFC 8187 leaves fewer characters as they are than an address does. */
function encoded(name: string): string {
  const percent = (character: string) =>
    `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  return encodeURIComponent(name).replace(/['()*]/gu, percent);
}
