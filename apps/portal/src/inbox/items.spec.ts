import { describe, expect, it } from '@jest/globals';
import type { InboxEntryFragment, InboxQuery } from '../operations.js';
import { begun, beside, canBeMuted, changed, seenAnew, shownBy, valueOf, withArrived, withOlder } from './items.js';

const item = (id: string, given: Partial<InboxEntryFragment> = {}): InboxEntryFragment => ({
  __typename: 'InboxItem',
  id,
  change: null,
  notice: null,
  about: null,
  mandatory: null,
  subscriptions: [],
  at: `2026-11-22T10:00:0${id}.000Z`,
  readAt: null,
  readBy: 0,
  acknowledgedAt: null,
  acknowledgedBy: null,
  muted: false,
  snoozedUntil: null,
  ...given,
});
const page = (nodes: InboxEntryFragment[], hasNextPage = false): InboxQuery['inbox'] => ({
  __typename: 'InboxConnection',
  nodes,
  pageInfo: { __typename: 'PageInfo', hasNextPage, endCursor: nodes.at(-1)?.id ?? null },
});
const ids = ({ items }: { items: readonly InboxEntryFragment[] }): string[] => items.map(({ id }) => id);

describe('the list of the inbox', () => {
  it('does not move when something comes: it waits until its reader asks', () => {
    const before = begun(page([item('2'), item('1')]));
    const after = seenAnew(before, page([item('4'), item('3'), item('2'), item('1')]));
    expect([ids(after), after.arrived.map(({ id }) => id), after.gap]).toEqual([['2', '1'], ['4', '3'], false]);
    expect(ids(withArrived(after))).toEqual(['4', '3', '2', '1']);
  });

  it('keeps what was read in the list of the unread, and learns what colleagues did', () => {
    const before = changed(begun(page([item('2'), item('1')])), ['2'], { readAt: '2026-11-22T11:00:00.000Z' });
    const after = seenAnew(before, page([item('1', { acknowledgedAt: '2026-11-22T11:01:00.000Z' })]));
    expect(ids(after)).toEqual(['2', '1']);
    expect(after.items[1]).toMatchObject({ acknowledgedAt: '2026-11-22T11:01:00.000Z' });
  });

  it('says when more came than one look shows', () => {
    const before = begun(page([item('1')]));
    expect(seenAnew(before, page([item('5'), item('4')], true))).toMatchObject({ gap: true });
  });

  it('does not take older items, which were not loaded yet, for new ones', () => {
    const before = begun(page([item('5')], true));
    expect(seenAnew(before, page([item('5'), item('4')], true)).arrived).toEqual([]);
  });

  it('gets older ones behind it, none twice', () => {
    const before = begun(page([item('3'), item('2')], true));
    expect(withOlder(before, page([item('2'), item('1')]))).toMatchObject({ hasOlder: false, cursor: '1' });
    expect(ids(withOlder(before, page([item('2'), item('1')])))).toEqual(['3', '2', '1']);
  });

  it('is walked by steps, from nowhere to its first, and not over its ends', () => {
    const { items } = begun(page([item('3'), item('2')]));
    expect([beside(items, null, 1), beside(items, '3', 1), beside(items, '2', 1), beside(items, '3', -1)]).toEqual([
      '3',
      '2',
      '2',
      '3',
    ]);
    expect(beside([], null, 1)).toBeNull();
  });
});

it('nothing that is mandatory, or no record, can be muted', () => {
  const change = { kind: 'LAW' } as NonNullable<InboxEntryFragment['change']>;
  expect(canBeMuted(item('1', { change }))).toBe(true);
  expect(canBeMuted(item('1', { change, mandatory: 'PARTY' }))).toBe(false);
  expect(canBeMuted(item('1', { change: { ...change, kind: null } }))).toBe(false);
  expect(canBeMuted(item('1', { notice: 'ENDPOINT_DISABLED' }))).toBe(false);
});

it('an address that asks for nothing known asks for all', () => {
  expect([shownBy('unread'), shownBy(null), shownBy('toString')]).toEqual(['unread', 'all', 'all']);
});

it('a text of a difference is read without its quotation marks', () => {
  expect([valueOf('"2027-01-01"'), valueOf('["a"]'), valueOf('torn{'), valueOf(null)]).toEqual([
    '2027-01-01',
    '["a"]',
    'torn{',
    null,
  ]);
});
