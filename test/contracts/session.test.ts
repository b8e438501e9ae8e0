import { expect } from '@open-wc/testing';

import { parseSession } from '../../src/sync/contract.js';
import { AskingClinic, refusalOf } from './asking-clinic.js';

const VERSION = { 'Intray-Version': '1' };

suite('the session', () => {
  test('says who asks, by the address alone', async () => {
    const clinic = new AskingClinic();
    const { body } = await clinic.ask('GET', 'sam-okafor/api/intray/session', { headers: VERSION });
    expect(parseSession(body)?.user.internalName).to.equal('Sam Okafor');
  });

  test('passes our door for every member of staff', async () => {
    const clinic = new AskingClinic();
    for (const staffId of ['ana-ruiz', 'sam-okafor', 'dana-lee']) {
      const { body } = await clinic.as(staffId).get('session');
      expect(parseSession(body)?.user.id).to.equal(staffId);
      expect(parseSession(body)?.suggestedAssignees).not.to.deep.include({
        kind: 'staff',
        id: staffId,
      });
    }
  });

  test('names the limits, the retention and the choices that the contract names', async () => {
    const { body } = await new AskingClinic().as('ana-ruiz').get('session');
    expect(body).to.include.keys('features', 'feeCodes', 'billingCycle', 'recordSystems');
    expect(body).to.have.nested.property('limits.attachments.bytesEach');
    expect(body).to.have.nested.property('retention.deviceDays');
    expect(body).to.have.property('unreadChoices').that.includes('P3D');
  });

  test('is not for somebody who is not of the staff', async () => {
    const answer = await new AskingClinic().as('nobody').get('session');
    expect(refusalOf(answer)).to.equal('401 sign-in-needed');
  });
});
