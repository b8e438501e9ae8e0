/** The script-tag entry: registers the elements and gives the public API. */
export * from '../src/index.js';
