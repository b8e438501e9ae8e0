const REVOKED_AFTER_MS = 1000;

/**
 * Hands bytes to the person's own disk, under a clean name and without a type of their own, so that no browser
 * shows them in place of saving them.
 */
export function saveFile(bytes: Blob, name: string): void {
  const url = URL.createObjectURL(bytes.slice(0, bytes.size, 'application/octet-stream'));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // Some browsers look the address up a moment after the click.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, REVOKED_AFTER_MS);
}
