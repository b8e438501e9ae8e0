/* The focus among the items of a list: one stop for Tab, arrows between. */

/** One stop for Tab, arrows between the messages; keys pressed in a button are the button's. */
export function moveBetween(event: KeyboardEvent): void {
  const { target, key, currentTarget } = event;
  if (!(target instanceof HTMLElement) || !(currentTarget instanceof HTMLElement)) return;
  if (target.localName !== 'article') return;
  const articles = articlesIn(currentTarget);
  const next = articles[nextIndex(key, articles.indexOf(target), articles.length)];
  if (next === undefined) return;
  event.preventDefault();
  stopAt(articles, next);
  next.focus();
}

function stopAt(articles: readonly HTMLElement[], stop: HTMLElement | undefined): void {
  articles.forEach((article) => {
    article.tabIndex = article === stop ? 0 : -1;
  });
}

function nextIndex(key: string, index: number, length: number): number {
  switch (key) {
    case 'ArrowDown':
    case 'PageDown':
      return index + 1;
    case 'ArrowUp':
    case 'PageUp':
      return index - 1;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return -1;
  }
}

/** Tab reaches the newest message until the reader has moved; called after each drawing. */
export function ensureStop(root: ParentNode): void {
  const articles = articlesIn(root);
  if (!articles.some(({ tabIndex }) => tabIndex === 0)) stopAt(articles, articles.at(-1));
}

/** Puts the focus on what stands there now under that id. */
export function focusItem(root: ParentNode, id: string | undefined): boolean {
  const articles = articlesIn(root);
  const found = articles.find((article) => itemIdOf(article) === id);
  if (found === undefined) return false;
  stopAt(articles, found);
  found.focus();
  return true;
}

export function itemIdOf(element: Element): string | undefined {
  return element.closest<HTMLElement>('li')?.dataset['id'];
}

function articlesIn(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('article')];
}
