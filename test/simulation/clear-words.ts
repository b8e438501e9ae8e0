/** Part of all that anybody writes in a simulated world. */
const CANARY = 'anary';

export function holdsClearWords(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(CANARY);
  if (value instanceof Uint8Array) return Buffer.from(value).includes(CANARY);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(holdsClearWords);
}
