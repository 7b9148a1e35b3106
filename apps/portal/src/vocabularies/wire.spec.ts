import { describe, expect, it } from '@jest/globals';
import { answerOf, faultOf, saysSomething, typeOf } from './wire.js';

describe('what the node says to a file', () => {
  it('is a report, or every fault with its line and column', () => {
    const report = {
      scheme: 'GCM',
      dryRun: true,
      edition: 3,
      added: [],
      changed: [],
      deprecated: [],
      unchanged: 23,
      changedFields: [],
    };
    expect(answerOf(200, report, null)).toEqual({ report });
    expect(saysSomething(report)).toBe(false);
    expect(saysSomething({ ...report, added: ['GCM:24'] })).toBe(true);
    expect(
      answerOf(400, { title: 'Refused.', problems: [{ path: 'lines.12.label@vi', message: 'is empty' }] }, 'r1'),
    ).toEqual({
      faults: [{ line: '12', field: 'label@vi', message: 'is empty' }],
      failure: { kind: 'refused', message: 'Refused.', requestId: 'r1' },
    });
  });

  it('may be a conflict, an end of the session, or a failure of its own', () => {
    const kindOf = (status: number, body: unknown): unknown => {
      const answer = answerOf(status, body, null);
      return 'failure' in answer && answer.failure;
    };
    expect(kindOf(409, { title: 'GCM is at edition 4' })).toMatchObject({
      kind: 'refused',
      message: 'GCM is at edition 4',
    });
    expect(kindOf(401, null)).toMatchObject({ kind: 'signed-out', message: null });
    expect(kindOf(502, '<html>')).toMatchObject({ kind: 'broken' });
  });

  it('names a whole line, or a place in JSON', () => {
    expect(faultOf({ path: 'lines.3', message: 'm' })).toEqual({ line: '3', field: '', message: 'm' });
    expect(faultOf({ path: 'concepts.3.labels.vi', message: 'm' })).toMatchObject({
      line: null,
      field: 'concepts.3.labels.vi',
    });
  });
});

it('a file is CSV or JSON by its name, or cannot be loaded', () => {
  expect(['a.CSV', 'a.json', 'a.ttl', 'csv'].map(typeOf)).toEqual(['text/csv', 'application/json', null, null]);
});
