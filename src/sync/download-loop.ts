import { wantedFiles, watchWanted } from '../store/wanted-files.js';
import { download, type DownloadContext } from './download.js';
import { followWishes } from './follow-wishes.js';

/** Fetches the files that people ask for, until stopped. */
export function startDownloads(context: DownloadContext): () => void {
  const { store } = context;
  return followWishes({
    read: () => wantedFiles(store.db),
    watch: (next, fail) => watchWanted(store, next, fail),
    nameOf: ({ id, wantedAt }) => `${id} ${wantedAt}`,
    lockOf: ({ id }) => `intray-file:${store.name}:${id}`,
    follow: (wanted, signal) => download({ ...context, signal }, wanted),
  });
}
