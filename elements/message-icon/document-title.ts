/** Several icons of one page write one title: the last word of any of them stands, until none is left. */
const writers = new Map<object, string>();
let plain = '';
let written: string | undefined;

/** Puts words before the title of the page; empty ones leave it as the page has it. */
export function writeTitle(writer: object, before: string): void {
  writers.delete(writer);
  writers.set(writer, before);
  show();
}

/** What this writer put there goes again. */
export function leaveTitle(writer: object): void {
  if (writers.delete(writer)) show();
}

function show(): void {
  // Whatever is not ours is the page's newest own title.
  if (document.title !== written) plain = document.title;
  const before = [...writers.values()].at(-1) ?? '';
  const title = before === '' ? plain : `${before} ${plain}`;
  if (title !== document.title) document.title = title;
  written = before === '' ? undefined : document.title;
}
