/**
 * A text that is equal for two bodies that ask for the same thing: JSON values compared without `basedOn`
 * and without regard to the order of keys. What is no JSON equals nothing but the same bytes.
 */
export function sameRequest(text: string): string {
  try {
    return JSON.stringify(ordered(withoutBasedOn(JSON.parse(text))));
  } catch {
    return `not JSON: ${text}`;
  }
}

function withoutBasedOn(body: unknown): unknown {
  if (!isRecord(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== 'basedOn'));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, ordered(item)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
