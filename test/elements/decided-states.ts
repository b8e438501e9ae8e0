/** As the server's answer leaves an entry about which a person has to decide. */
export const HELD = {
  state: 'held',
  attempts: 1,
  heard: 1,
  lastError: { reason: 'moved-on' },
} as const;
export const REFUSED = {
  state: 'refused',
  attempts: 1,
  heard: 1,
  lastError: { reason: 'not-allowed' },
} as const;
