/**
 * Calls back once, when an element of this short name, or of our private one, stands in the page. Inside shadow
 * trees of a portal's own elements it is not seen.
 */
export function onceOnPage(shortName: string, then: () => void): void {
  const found = [shortName, `intray-${shortName}`].map((name) =>
    document.getElementsByTagName(name),
  );
  const look = (): void => {
    if (found.every(({ length }) => length === 0)) return;
    watching.disconnect();
    then();
  };
  const watching = new MutationObserver(look);
  watching.observe(document, { childList: true, subtree: true });
  look();
}
