import { expect } from '@open-wc/testing';

import { register } from '../../elements/register.js';
import { IntrayElement } from '../../elements/intray-element.js';

class Lamp extends IntrayElement {}

class NewerLamp extends IntrayElement {
  static override readonly intrayVersion = '9.9.9';
}

/** What the console was told while something ran. */
function warnings(run: () => void): string[] {
  const said: string[] = [];
  const { warn } = console;
  console.warn = (...words: unknown[]) => said.push(words.join(' '));
  try {
    run();
  } finally {
    console.warn = warn;
  }
  return said;
}

suite('registering elements', () => {
  test('gives a private name and a short one, once', () => {
    expect(warnings(() => register('test-lamp', Lamp))).to.deep.equal([]);
    expect(customElements.get('intray-test-lamp')).to.equal(Lamp);
    expect(document.createElement('test-lamp')).to.be.instanceOf(Lamp);
    expect(warnings(() => register('test-lamp', Lamp))).to.deep.equal([]);
  });

  test('leaves a name of somebody else alone and says which to use', () => {
    customElements.define('test-shade', class extends HTMLElement {});
    class Shade extends IntrayElement {}
    const said = warnings(() => register('test-shade', Shade));
    expect(said.length).to.equal(1);
    expect(said[0]).to.include('use <intray-test-shade> instead');
    expect(customElements.get('intray-test-shade')).to.equal(Shade);
  });

  test('keeps the first of two versions and names both', () => {
    class Bulb extends IntrayElement {}
    register('test-bulb', Bulb);
    const said = warnings(() => register('test-bulb', NewerLamp));
    expect(said.length).to.equal(1);
    expect(said[0]).to.include('9.9.9');
    expect(customElements.get('intray-test-bulb')).to.equal(Bulb);
  });
});
