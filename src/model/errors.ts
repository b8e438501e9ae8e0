/** The device has no room left; nothing was written, the caller still holds what it wanted to save. */
export class StorageFullError extends Error {
  override readonly name = 'StorageFullError';
}

/** As much waits on this device as may; nothing was written, the caller still holds what it wanted to queue. */
export class OutboxFullError extends Error {
  override readonly name = 'OutboxFullError';
}

/** A sealed row that this device's key does not open: damaged, or moved from another row. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}

/** The keys of a database are gone while its rows are still there; they can never be read again. */
export class LocalDataRemovedError extends Error {
  override readonly name = 'LocalDataRemovedError';
}

/** What the person acted on has changed meanwhile, in another tab or by an answer of the server. */
export class TooLateError extends Error {
  override readonly name = 'TooLateError';
}

/** The browser's storage does not answer; what was asked of it may or may not have been done. */
export class StoreSilentError extends Error {
  override readonly name = 'StoreSilentError';
}

/** Newer code has taken this store over: until the page is loaded anew it can be read, but not written. */
export class NewerStoreError extends Error {
  override readonly name = 'NewerStoreError';
}
