import { expect } from '@open-wc/testing';

import { bubblesOf } from '../../src/model/assign-order.js';
import type { Assignee } from '../../src/model/conversation.js';

const ME = staff('me');

function staff(id: string): Assignee {
  return { kind: 'staff', id };
}

function group(id: string): Assignee {
  return { kind: 'workgroup', id };
}

function ids(bubbles: readonly Assignee[]): string[] {
  return bubbles.map(({ id }) => id);
}

const everybody = () => true;

suite('who is offered first', () => {
  test('me, then workgroups, then people, each as the clinic suggests them', () => {
    const suggested = [staff('dana'), group('nurses'), staff('sam'), group('desk')];
    const bubbles = bubblesOf(ME, suggested, [], everybody);
    expect(ids(bubbles)).to.deep.equal(['me', 'nurses', 'desk', 'dana', 'sam']);
  });

  test('suggestions leave room for recent ones, and there are never more than six', () => {
    const suggested = [group('nurses'), staff('sam')];
    const recent = ['a', 'b', 'c', 'd', 'e'].map(staff);
    const bubbles = bubblesOf(ME, suggested, recent, everybody);
    expect(ids(bubbles)).to.deep.equal(['me', 'nurses', 'sam', 'a', 'b', 'c']);
  });

  test('nobody twice', () => {
    const bubbles = bubblesOf(ME, [staff('sam'), ME], [staff('sam'), group('sam')], everybody);
    expect(ids(bubbles)).to.deep.equal(['me', 'sam', 'sam']);
  });

  test('nobody who may not have it, be it me', () => {
    const onlySam = ({ id }: Assignee): boolean => id === 'sam';
    expect(ids(bubblesOf(ME, [staff('dana')], [staff('sam')], onlySam))).to.deep.equal(['sam']);
  });
});
