/** Which code runs in a tab or worker: this release, the one after it, or that one where it changes the database too. */
export type Release = 'this' | 'next' | 'next-schema';

/** The native version of its database. */
export function schemaOf(release: Release): number {
  return release === 'next-schema' ? 60 : 50;
}

/** Of the payloads that it writes. */
export function payloadVersionOf(release: Release): number {
  return release === 'this' ? 1 : 2;
}
