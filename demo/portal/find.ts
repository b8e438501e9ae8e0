/** The element of the page's own markup with this id. */
export function find<Element extends HTMLElement>(id: string, kind: new () => Element): Element {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`The page has no ${kind.name} #${id}`);
}

/** The radio buttons of one group. */
export function radios(name: string): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>(`input[type=radio][name=${name}]`)];
}

export function check(name: string, value: string): void {
  for (const radio of radios(name)) radio.checked = radio.value === value;
}

/** Calls back with the value that a person chooses. */
export function onChoice(name: string, chosen: (value: string) => void): void {
  for (const radio of radios(name)) {
    radio.addEventListener('change', () => chosen(radio.value));
  }
}

export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  text: string,
  className = '',
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className !== '') element.className = className;
  return element;
}
