import type { IntrayElement } from './intray-element.js';

type ElementClass = (new () => IntrayElement) & { readonly intrayVersion: string };

/**
 * Registers a class under its private name, which our templates use, and a thin subclass under the short name
 * where the page has not taken it. Never throws: a taken name is left alone, with one warning.
 */
export function register(shortName: string, element: ElementClass): void {
  const privateName = `intray-${shortName}`;
  if (!isTaken(privateName, element)) customElements.define(privateName, element);
  // Another version's short name belongs to another version's private one: one warning is enough.
  else if (versionOf(customElements.get(privateName)) !== element.intrayVersion) return;
  if (!isTaken(shortName, element)) customElements.define(shortName, class extends element {});
}

/** Says so where it is taken by anything but this version of ours. */
function isTaken(name: string, element: ElementClass): boolean {
  const taken = customElements.get(name);
  if (taken === undefined) return false;
  if (versionOf(taken) !== element.intrayVersion) warn(clash(name, taken, element));
  return true;
}

function versionOf(taken: CustomElementConstructor | undefined): string | undefined {
  return taken && 'intrayVersion' in taken ? String(taken.intrayVersion) : undefined;
}

function clash(name: string, taken: CustomElementConstructor, element: ElementClass): string {
  const version = versionOf(taken);
  return version === undefined
    ? `<${name}> belongs to another library; use <intray-${name}> instead.`
    : `<${name}> is version ${version} already; this copy is ${element.intrayVersion}.`;
}

function warn(sentence: string): void {
  // A clash of names is the portal developer's to see, and no screen exists yet to say it on.
  // eslint-disable-next-line no-console
  console.warn(`Intray: ${sentence}`);
}
