import { expect } from '@open-wc/testing';

import { newRun, seenRequests, setFaults } from './line.js';

const HEADERS = { 'Intray-Version': '1', 'Intray-User': 'nobody' };

/** The two things by which the client tells whose answer it is. */
async function ask(run: string): Promise<string> {
  try {
    const answer = await fetch(`/clinic/${run}/nobody/api/intray/session`, { headers: HEADERS });
    return `${answer.status} ${answer.headers.has('Intray-Version') ? 'ours' : 'not ours'}`;
  } catch {
    return 'no answer';
  }
}

suite('the line to the test clinic', () => {
  test('without faults the clinic answers by itself', async () => {
    expect(await ask(newRun())).to.equal('401 ours');
  });

  test('a dropped request never reaches the clinic and rejects in the page', async () => {
    const run = newRun();
    await setFaults(run, { kind: 'drop-request' });
    expect(await ask(run)).to.equal('no answer');
  });

  test('a fault strikes as often as it was told to', async () => {
    const run = newRun();
    await setFaults(run, { kind: 'drop-answer', times: 1 });
    expect(await ask(run)).to.equal('no answer');
    expect(await ask(run)).to.equal('401 ours');
  });

  test('a captive portal answers 200 without our header', async () => {
    const run = newRun();
    await setFaults(run, { kind: 'captive-portal', path: 'session' });
    expect(await ask(run)).to.equal('200 not ours');
  });

  test('what the line carried and what it did can be asked', async () => {
    const run = newRun();
    await setFaults(run, { kind: 'broken-proxy', times: 1 });
    await ask(run);
    await ask(run);
    const path = 'nobody/api/intray/session';
    expect(await seenRequests(run)).to.deep.equal([
      { method: 'GET', path, fault: 'broken-proxy' },
      { method: 'GET', path },
    ]);
  });

  test('one run knows nothing of another’s faults', async () => {
    await setFaults(newRun(), { kind: 'drop-request' });
    expect(await ask(newRun())).to.equal('401 ours');
  });
});
