import { expect } from '@open-wc/testing';

import { NOON } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { cells, clinic, column, line, report } from './a-billing-report.js';
import { allByRole, focused, press, until } from './by-role.js';

async function shadowOf(element: Element): Promise<ShadowRoot> {
  await until(() => element.shadowRoot !== null);
  return element.shadowRoot as ShadowRoot;
}

suite('ten thousand lines', () => {
  teardown(deleteTestStores);

  test('stand in the page as one screen of rows, which the keyboard walks through', async () => {
    const many = Array.from({ length: 600 }, (_, at) => line(String(at).padStart(3, '0')));
    const element = await report(await clinic(many));
    await until(() => cells(element).length > 0);
    expect(cells(element).length).to.be.lessThan(60);
    expect(element.shadowRoot?.querySelector('table')?.getAttribute('aria-rowcount')).to.equal(
      '601',
    );
    const [first] = allByRole(element, 'button', /^Open, /u);
    first?.focus();
    press('End');
    await until(() => focused()?.closest('tr')?.getAttribute('aria-rowindex') === '601');
    press('ArrowUp');
    await until(() => focused()?.closest('tr')?.getAttribute('aria-rowindex') === '600');
    const stops = [...(element.shadowRoot?.querySelectorAll('.open[tabindex="0"]') ?? [])];
    expect(stops.map((stop) => stop === focused())).to.deep.equal([true]);
  });

  test('are reached by Tab also where the pane was scrolled by keys', async () => {
    const many = Array.from({ length: 600 }, (_, at) => line(String(at).padStart(3, '0')));
    const element = await report(await clinic(many));
    await until(() => cells(element).length > 0);
    const pane = element.shadowRoot?.querySelector<HTMLElement>('.pane');
    pane?.focus();
    pane?.scrollTo(0, 9_000);
    const stops = (): HTMLElement[] =>
      allByRole(element, 'button', /^Open, /u).filter(({ tabIndex }) => tabIndex === 0);
    await until(() => Number(stops()[0]?.closest('tr')?.dataset['index']) > 200, 'no row to reach');
    expect(stops()).to.have.length(1);
    const at = pane?.scrollTop;
    stops()[0]?.focus();
    expect(pane?.scrollTop).to.equal(at, 'what was in view stays in view');
  });

  test('leave the page by scrolling, and the focus is on no other line then', async () => {
    const many = Array.from({ length: 600 }, (_, at) => line(String(at).padStart(3, '0')));
    const element = await report(await clinic(many));
    await until(() => cells(element).length > 0);
    const rows = (): HTMLElement[] => [
      ...(element.shadowRoot?.querySelectorAll<HTMLElement>('tr[data-index]') ?? []),
    ];
    const before = rows();
    before[3]?.querySelector('button')?.focus();
    const pane = element.shadowRoot?.querySelector('.pane');
    pane?.scrollTo(0, 9_000);
    await until(() => Number(rows()[0]?.dataset['index']) > 200);
    const has = (row: HTMLElement | undefined): boolean =>
      row !== undefined && rows().includes(row);
    // Compared as booleans: a failure would print the whole table.
    expect(focused()?.closest('tr') instanceof Element).to.equal(false);
    expect(has(before[3])).to.equal(false);
    expect(has(before[4])).to.equal(true, 'a row is filled anew, not made anew');
  });

  test('keep the focus on their line when they are put in another order', async () => {
    const days = ['21', '23', '22', '20'].map((day) =>
      line(day, { serviceDate: `2026-11-${day}` }),
    );
    const element = await report(await clinic(days));
    await until(() => cells(element).length === 4);
    const focusedLine = (): string | undefined => focused()?.closest('tr')?.dataset['line'];
    for (const button of allByRole(element, 'button', /^Open, /u)) {
      button.focus();
      const held = focusedLine();
      const before = column(element, 2).join();
      allByRole(element, 'button', 'Patient')[0]?.click();
      await until(() => column(element, 2).join() !== before, 'not sorted');
      expect(focusedLine()).to.equal(held);
    }
  });

  test('are said to be in an order only when they are', async () => {
    const many = Array.from({ length: 300 }, (_, at) =>
      line(String(at).padStart(3, '0'), { composedAt: NOON + at }),
    );
    const element = await report(await clinic(many));
    await until(() => cells(element).length > 20);
    const shadow = await shadowOf(element);
    const firstWhenSaid: (string | undefined)[] = [];
    const note = new MutationObserver(() => {
      if (shadow.querySelector('[aria-sort=ascending]')) firstWhenSaid.push(column(element, 2)[0]);
    });
    note.observe(shadow, { childList: true, subtree: true, attributes: true });
    allByRole(element, 'button', 'Patient')[0]?.click();
    await until(() => firstWhenSaid.length > 0, 'not sorted');
    note.disconnect();
    expect(firstWhenSaid[0]).to.equal('Patient 000');
  });

  test('are drawn a few at a time', async () => {
    const many = Array.from({ length: 100 }, (_, at) => line(String(at)));
    const element = await report(await clinic(many));
    const drawn: number[] = [];
    const note = new MutationObserver(() => drawn.push(cells(element).length));
    note.observe(await shadowOf(element), { childList: true, subtree: true });
    await until(() => cells(element).length > 20);
    note.disconnect();
    const grown = drawn.map((count, at) => count - (drawn[at - 1] ?? 0));
    expect(Math.max(...grown)).to.be.within(1, 8);
  });

  test('are all drawn for paper', async () => {
    const many = Array.from({ length: 120 }, (_, at) => line(String(at)));
    const element = await report(await clinic(many));
    await until(() => cells(element).length > 0);
    dispatchEvent(new Event('beforeprint'));
    expect(cells(element)).to.have.length(120);
    dispatchEvent(new Event('afterprint'));
    await until(() => cells(element).length < 60);
  });
});
