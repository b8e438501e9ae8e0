const codes = new Map<string, string>();

/** The browser knows the table; codes 127 and those that it reads as controls have no character of their own. */
function winAnsiCodes(): ReadonlyMap<string, string> {
  if (codes.size === 0) {
    const bytes = Uint8Array.from({ length: 224 }, (_, index) => index + 32);
    const characters = new TextDecoder('windows-1252').decode(bytes);
    for (let i = 0; i < characters.length; i += 1) {
      const character = characters.charAt(i);
      if (!/\p{Cc}/u.test(character)) codes.set(character, String.fromCharCode(i + 32));
    }
  }
  return codes;
}

/**
 * The text in the alphabet that every PDF reader has letters for, one character for each byte; nothing when any
 * character is missing from it, because a "?" in its place would falsify a record.
 */
export function toWinAnsi(text: string): string | undefined {
  const table = winAnsiCodes();
  let result = '';
  for (const character of text) {
    const code = table.get(character);
    if (code === undefined) return undefined;
    result += code;
  }
  return result;
}
