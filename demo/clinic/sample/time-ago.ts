const UNIT_MS = { d: 86_400_000, h: 3_600_000, m: 60_000 };

/** `3d4h` before now, as the wire writes it. */
export function timeAgo(ago: string, now: number): string {
  const parts = [...ago.matchAll(/(\d+)([dhm])/gu)];
  const ms = parts.reduce((sum, [, count, unit]) => sum + Number(count) * unitMs(unit), 0);
  return new Date(now - ms).toISOString();
}

function unitMs(unit: string | undefined): number {
  return UNIT_MS[unit as keyof typeof UNIT_MS];
}
