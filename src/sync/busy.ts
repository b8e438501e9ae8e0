/** A server, or what stands before it, that may well answer later; 511 is a network that wants a sign-in. */
export function isBusy(status: number): boolean {
  return [408, 425, 429].includes(status) || (status >= 500 && status !== 511);
}
