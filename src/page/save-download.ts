/** Gives a file to the person, as the browser saves files; whether it is kept nobody can know. */
export function saveDownload(
  bytes: Uint8Array<ArrayBuffer>,
  { fileName, mediaType }: { readonly fileName: string; readonly mediaType: string },
): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken hold of it by the next task.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  });
}
