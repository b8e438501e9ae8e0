import { after, before, suite } from 'node:test';

import { MARIE } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';

suite('after the portal has put up another version', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow('a page that was loaded anew still opens without a connection', async (computer) => {
    const portal = await computer.openWithShell();
    stage.scripts.deploy();
    await portal.page.reload();
    await portal.ready();
    await portal.choose(MARIE);
    await portal.willReload();

    await computer.goOffline();
    await portal.page.reload();

    await portal.ready();
    await portal.choose(MARIE);
    await portal.text.waitFor();
  });
});
