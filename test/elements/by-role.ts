import { waitUntil } from '@open-wc/testing';

/** A busy machine is slow; a test that passes never waits this long. */
const PATIENCE = { timeout: 25_000 };

const ROLES = {
  alert: '[role=alert]',
  article: 'article',
  button: 'button',
  checkbox: 'input[type=checkbox]',
  combobox: 'select',
  dialog: 'dialog[open]',
  field: 'input:not([type])',
  heading: 'h2, h3',
  list: '[role=list]',
  progressbar: 'progress',
  radio: 'input[type=radio]',
  searchbox: 'input[type=search]',
  status: '[role=status]',
  tab: '[role=tab]',
  textbox: 'textarea',
} as const;

type Role = keyof typeof ROLES;

interface Elements {
  readonly button: HTMLButtonElement;
  readonly checkbox: HTMLInputElement;
  readonly field: HTMLInputElement;
  readonly textbox: HTMLTextAreaElement;
  readonly combobox: HTMLSelectElement;
  readonly radio: HTMLInputElement;
  readonly searchbox: HTMLInputElement;
}

type ElementOf<R extends Role> = R extends keyof Elements ? Elements[R] : HTMLElement;

/** Everything of a role that a person can perceive, through every shadow root, in order. */
export function allByRole<R extends Role>(
  root: Element,
  role: R,
  name?: string | RegExp,
): ElementOf<R>[] {
  return [...perceivable(root)]
    .filter((element) => element.matches(ROLES[role]))
    .filter((element) => name === undefined || isNamed(element, name)) as ElementOf<R>[];
}

/** Waits for the one element of that role and name, as a person would. */
export async function byRole<R extends Role>(
  root: Element,
  role: R,
  name?: string | RegExp,
): Promise<ElementOf<R>> {
  const wanted = `${role} ${String(name)}`;
  await waitUntil(
    () => allByRole(root, role, name).length > 0,
    `no ${wanted} has appeared`,
    PATIENCE,
  );
  const [found] = allByRole(root, role, name);
  if (found === undefined) throw new Error(`${wanted} is gone again`);
  return found;
}

/** What is written there, spaces as a reader sees them. */
export function textOf(element: Element): string {
  return joined(textsIn(element, () => true));
}

/** What a screen reader calls it. */
export function nameOf(element: Element): string {
  const hidden = (part: Element): boolean => part.getAttribute('aria-hidden') === 'true';
  const label = 'labels' in element ? (element as HTMLInputElement).labels?.[0] : undefined;
  const own = joined(textsIn(label ?? element, (part) => !hidden(part)));
  return element.getAttribute('aria-label') ?? own;
}

function joined(texts: Iterable<string>): string {
  return [...texts]
    .join(' ')
    .replace(/\s+/gu, ' ')
    .replace(/ (?=[.,])/gu, '')
    .trim();
}

export async function says(root: Element, sentence: string): Promise<void> {
  await waitUntil(
    () => textOf(root).includes(sentence),
    `"${sentence}" has not appeared`,
    PATIENCE,
  );
}

/** Says yes to the question whether something is to be thrown away. */
export async function confirmDiscard(root: Element, question: RegExp): Promise<void> {
  const dialog = await byRole(root, 'dialog', question);
  (await byRole(dialog, 'button', 'Discard')).click();
}

/** Keys as the browser sends them; the element that has the focus hears them. */
export function press(key: string, init: KeyboardEventInit = {}): void {
  focused()?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init }),
  );
}

export function focused(): Element | undefined {
  let element = document.activeElement ?? undefined;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** As `waitUntil`, with patience. */
export function until(isSo: () => unknown, message?: string): Promise<void> {
  return waitUntil(isSo, message, PATIENCE);
}

export function type(field: HTMLTextAreaElement | HTMLInputElement, text: string): void {
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

function* perceivable(root: Element): Generator<Element> {
  if (!isPerceivable(root)) return;
  yield root;
  for (const child of (root.shadowRoot ?? root).children) yield* perceivable(child);
  if (root.shadowRoot) for (const child of root.children) yield* perceivable(child);
}

/** A slot has no box of its own. */
function isPerceivable(element: Element): boolean {
  return element.localName === 'slot' || element.checkVisibility({ visibilityProperty: true });
}

function isNamed(element: Element, name: string | RegExp): boolean {
  const own = nameOf(element);
  return typeof name === 'string' ? own === name : name.test(own);
}

function* textsIn(node: Node, wanted: (part: Element) => boolean): Generator<string> {
  if (node instanceof Text) yield node.data;
  if (node instanceof Element && !(isPerceivable(node) && wanted(node))) return;
  const inside = node instanceof Element ? (node.shadowRoot ?? node) : node;
  for (const child of inside.childNodes) yield* textsIn(child, wanted);
}

/** Chooses as a person does; the element hears of it. */
export function pick(select: HTMLSelectElement, value: string): void {
  select.focus();
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}
