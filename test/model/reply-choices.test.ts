import { expect } from '@open-wc/testing';
import fc from 'fast-check';

import { joinDrafts } from '../../src/model/draft-content.js';
import { faultOfFeeCode } from '../../src/model/fee-code.js';
import {
  areSameChoices,
  choicesOf,
  joinChoices,
  optionsOf,
  type ReplyChoices,
} from '../../src/model/reply-choices.js';

const ALL = { attachments: true, bill: true };
const PLAIN = choicesOf({ allowResponse: true, allowAttachments: false, maskName: false });

const choices: fc.Arbitrary<ReplyChoices> = fc.record({
  allowResponse: fc.boolean(),
  allowAttachments: fc.boolean(),
  maskName: fc.boolean(),
  billable: fc.boolean(),
  feeCode: fc.string({ maxLength: 5 }),
  billingProviderId: fc.option(fc.constant('dana-lee'), { nil: undefined }),
  notifyIfUnreadAfter: fc.option(fc.constantFrom('P1D', 'P1W'), { nil: undefined }),
});

suite('what is sent of the chosen options', () => {
  test('files only with an answer, and the choice is still there when the answer is back', () => {
    const withFiles = { ...PLAIN, allowAttachments: true };
    const ended = { ...withFiles, allowResponse: false };
    expect(optionsOf(ended, ALL).allowAttachments).to.equal(false);
    expect(optionsOf({ ...ended, allowResponse: true }, ALL).allowAttachments).to.equal(true);
  });

  test('a fee code only while it is billable, in capitals and without the spaces around it', () => {
    const billed = { ...PLAIN, billable: true, feeCode: ' k303a ', billingProviderId: 'dana-lee' };
    expect(optionsOf(billed, ALL)).to.include({ feeCode: 'K303A', billingProviderId: 'dana-lee' });
    const off = optionsOf({ ...billed, billable: false }, ALL);
    expect(off).to.not.have.any.keys('feeCode', 'billingProviderId');
  });

  test('nothing that the server would refuse, whatever was chosen', () => {
    fc.assert(
      fc.property(choices, fc.boolean(), fc.boolean(), (chosen, attachments, bill) => {
        const options = optionsOf(chosen, { attachments, bill });
        if (options.allowAttachments) expect(options.allowResponse && attachments).to.equal(true);
        if ('feeCode' in options) expect(bill && chosen.billable).to.equal(true);
      }),
    );
  });

  test('of options that came from the server, the same options again', () => {
    fc.assert(
      fc.property(choices, (chosen) => {
        const options = optionsOf(chosen, ALL);
        expect(optionsOf(choicesOf(options), ALL)).to.deep.equal(options);
      }),
    );
  });
});

suite('two drafts that become one', () => {
  test('stay masked if one of them was, and answerable if one of them was', () => {
    const joined = joinChoices(
      { ...PLAIN, maskName: true },
      { ...PLAIN, allowResponse: false, notifyIfUnreadAfter: 'P3D' },
    );
    expect(joined).to.include({ maskName: true, allowResponse: true, notifyIfUnreadAfter: 'P3D' });
  });

  test('keep the options of the one that has any', () => {
    const masked = { ...PLAIN, maskName: true };
    const joined = joinDrafts({ text: 'First.', choices: masked }, { text: 'Second.' });
    expect(joined).to.deep.equal({ text: 'First.\n\nSecond.', choices: masked });
  });

  test('know what was seen when the first of them was begun', () => {
    const early = { messageId: 'm1', assignee: null, state: 'open' } as const;
    const late = { ...early, messageId: 'm2' };
    const first = { text: 'First.', basedOn: early };
    const second = { text: 'Second.', basedOn: late };
    expect(joinDrafts(first, second).basedOn).to.equal(early);
    expect(joinDrafts({ text: 'First.' }, second).basedOn).to.equal(late);
  });

  test('of the same words are those words once', () => {
    expect(joinDrafts({ text: 'Hello.' }, { text: 'Hello.' }).text).to.equal('Hello.');
  });
});

suite('options', () => {
  test('are the same when every one is, whether it is absent or undefined', () => {
    const { billingProviderId, notifyIfUnreadAfter, ...short } = PLAIN;
    expect(areSameChoices(PLAIN, short)).to.equal(true);
    expect(areSameChoices(PLAIN, { ...PLAIN, feeCode: 'A' })).to.equal(false);
  });
});

suite('a fee code', () => {
  const list = [{ code: 'K303A', label: 'Secure message' }];

  test('is any text where the clinic gives neither pattern nor list', () => {
    expect(faultOfFeeCode('whatever 1', {})).to.equal(undefined);
  });

  test('is unknown, not wrong, where it fits neither', () => {
    expect(faultOfFeeCode('k303a', { list })).to.equal(undefined);
    expect(faultOfFeeCode('X1', { list })).to.equal('unknown');
    expect(faultOfFeeCode('A001A', { pattern: '[A-Z]\\d{3}[A-C]' })).to.equal(undefined);
    expect(faultOfFeeCode('A001A9', { pattern: '[A-Z]\\d{3}[A-C]' })).to.equal('unknown');
    expect(faultOfFeeCode('K303A', { list, pattern: '99\\d{3}' })).to.equal(undefined);
  });

  test('is missing without a letter, and malformed beyond what a server takes', () => {
    expect(faultOfFeeCode('  ', {})).to.equal('missing');
    expect(faultOfFeeCode('1234567890123', {})).to.equal('malformed');
    expect(faultOfFeeCode('A\u0007', {})).to.equal('malformed');
  });
});
