/** A row of ours as a server writes it: moments are RFC 3339 there. */
export function onTheWire(row: object): object {
  return JSON.parse(JSON.stringify(row, asMoment)) as object;
}

function asMoment(name: string, value: unknown): unknown {
  const isMoment = typeof value === 'number' && /(?:At|serverTime)$/u.test(name);
  return isMoment ? new Date(value).toISOString() : value;
}
