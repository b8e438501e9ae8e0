import { expect } from '@open-wc/testing';

import { faultOfFeeCode } from '../../src/model/fee-code.js';

const CODE = /`([^`]+)`/gu;

/** The rows of the guide's table, as a clinic copies them. */
async function presets(): Promise<{ pattern: string; examples: string[] }[]> {
  const guide = await (await fetch('/README.md')).text();
  const rows = guide.split('\n').filter((row) => /^\|.*\\d\{\d\}/u.test(row));
  return rows.map((row) => {
    const [pattern = '', ...examples] = [...row.matchAll(CODE)].map(([, code = '']) => code);
    return { pattern, examples };
  });
}

suite('the patterns of fee codes in the guide', () => {
  test('take their own examples, and nothing longer', async () => {
    const found = await presets();
    expect(found).to.have.length(5);
    for (const { pattern, examples } of found) {
      expect(examples).to.have.length(2);
      for (const code of examples) {
        expect(faultOfFeeCode(code.toLowerCase(), { pattern }), code).to.equal(undefined);
        expect(faultOfFeeCode(`${code}X9`, { pattern }), code).to.equal('unknown');
      }
    }
  });
});
