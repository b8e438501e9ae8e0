import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';

import { serve, type RunningServer } from '../../demo/server/serve.js';
import { Faults } from '../support/node/faults.js';

suite('the server of the demo', () => {
  const faults = new Faults();
  let server: RunningServer;
  before(async () => {
    server = await serve({ before: faults.middleware });
  });
  after(async () => server.close());

  const get = (path: string) => fetch(`${server.url}${path}`, { redirect: 'manual' });

  test('the page comes fresh each time, under a strict policy with Trusted Types', async () => {
    const { status, headers } = await get('/');
    const policy = headers.get('Content-Security-Policy') ?? '';
    assert.equal(status, 200);
    assert.equal(headers.get('Cache-Control'), 'no-store');
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
    assert.match(policy, /require-trusted-types-for 'script'/);
    assert.doesNotMatch(policy, /unsafe/);
  });

  for (const name of ['intray.js', 'intray-timers.js', 'intray-service-worker.js']) {
    test(`${name} comes fresh, as a script, and may take the whole portal as its scope`, async () => {
      const { status, headers } = await get(`/intray/${name}`);
      assert.equal(status, 200);
      assert.match(headers.get('Content-Type') ?? '', /^text\/javascript/);
      assert.equal(headers.get('Cache-Control'), 'no-store');
      assert.equal(headers.get('Service-Worker-Allowed'), '/');
    });
  }

  test('no way leads out of the served folders', async () => {
    for (const path of ['/intray/%2e%2e/package.json', '/..%2f..%2fpackage.json', '/%00', '/%'])
      assert.equal((await get(path)).status, 404, path);
  });

  test('an unknown address is 404, not the page', async () => {
    assert.equal((await get('/api/intray/session')).status, 404);
  });

  test('the clinic answers below /clinic/', async () => {
    const { headers } = await get('/clinic/served/nobody/api/intray/session');
    assert.equal(headers.get('Intray-Version'), '1');
  });

  test('a fault cuts the line of its run alone', async () => {
    faults.set('cut', [{ kind: 'drop-answer' }]);
    await assert.rejects(get('/clinic/cut/nobody/api/intray/session'));
    await get('/clinic/whole/nobody/api/intray/session');
  });
});
