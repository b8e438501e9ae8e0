/** The device has no room left; nothing was written, the caller still holds what it wanted to save. */
export class StorageFullError extends Error {
  override readonly name = 'StorageFullError';
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
