/** A real PDF of one page with one line of text on it, in the characters of Western Europe. */
export function smallPdf(line: string): Uint8Array {
  const text = `BT /F1 18 Tf 72 720 Td (${line.replace(/[()\\]/gu, '\\$&')}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let file = '%PDF-1.4\n';
  const starts = objects.map((object, at) => {
    const start = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const whole = file + crossReference(starts, file.length);
  return Uint8Array.from(whole, (character) => character.charCodeAt(0));
}

function crossReference(starts: readonly number[], at: number): string {
  const count = starts.length + 1;
  const lines = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`);
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${lines.join('')}`;
  return `${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`;
}
