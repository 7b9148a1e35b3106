import { describe, expect, it } from '@jest/globals';
import type { NodeHealthQuery } from '../operations.js';
import { findingsOf } from './findings.js';

const AT = '2026-11-22T12:00:00.000Z';
const good: NodeHealthQuery = {
  nodeHealth: {
    at: AT,
    checks: [{ name: 'queue', ok: true, detail: 'postgres' }],
    due: { count: 3, oldestSeconds: 0.4 },
    sequencer: { position: 900, at: AT, leaders: 1, waiting: 0, oldestSeconds: 0, setAside: 0 },
    canary: { everySeconds: 60, sentAt: '2026-11-22T11:59:30.000Z', tookMs: 40 },
    queues: [{ job: 'deliveries.drain', waiting: 0, active: 1, delayed: 0, failed: 1, lastFailure: null }],
    attempts: [
      { from: '2026-11-22T09:00:00.000Z', arrived: 1, failures: [{ reason: 'refused', count: 400 }] },
      { from: '2026-11-22T11:45:00.000Z', arrived: 90, failures: [{ reason: 'timeout', count: 10 }] },
    ],
    breakers: [],
    endpoints: { enabled: 4, unverified: 0, disabled: 1 },
    databaseBytes: 2e9,
  },
  filesRoom: { freeBytes: 8e9, totalBytes: 2e10, keepFreeBytes: 5e8 },
};
type Change = Partial<NodeHealthQuery['nodeHealth']>;
const troubles = (change: Change, room = good.filesRoom): string[] =>
  findingsOf({ nodeHealth: { ...good.nodeHealth, ...change }, filesRoom: room })
    .filter(({ grade }) => grade !== 'well')
    .map(({ grade, words, alert }) => `${grade} ${words.slice('operations.'.length)} ${alert ?? ''}`.trim());

describe('what the operator is told', () => {
  it('is that all is well, and one sentence for each part', () => {
    expect(troubles({})).toEqual([]);
    expect(findingsOf(good)).toHaveLength(8);
    expect(findingsOf(good).find(({ part }) => part === 'attempts')?.values).toEqual({ arrived: 90, failed: 10 });
  });

  it.each<[Change, string]>([
    [{ due: { count: 2, oldestSeconds: 61 } }, 'bad deliveries.bad ComityDeliveriesStandStill'],
    [{ due: { count: 5001, oldestSeconds: 3 } }, 'watch deliveries.watch ComityBacklog'],
    [
      { canary: { everySeconds: 60, sentAt: '2026-11-22T11:54:00.000Z', tookMs: 9 } },
      'bad canary.bad ComityCanaryLate',
    ],
    [{ canary: { everySeconds: 60, sentAt: null, tookMs: null } }, 'watch canary.none ComityCanaryLate'],
    [{ sequencer: { ...good.nodeHealth.sequencer, leaders: 0 } }, 'bad sequencer.leaders ComityNoLeader'],
    [{ sequencer: { ...good.nodeHealth.sequencer, oldestSeconds: 90 } }, 'bad sequencer.waits ComityChangesWait'],
    [{ sequencer: { ...good.nodeHealth.sequencer, setAside: 1 } }, 'bad sequencer.setAside ComityChangeSetAside'],
    [{ queues: null }, 'bad queues.away ComityQueueAway'],
    [{ checks: [{ name: 'database', ok: false, detail: 'no answer' }] }, 'bad checks.bad'],
    [
      { attempts: [{ from: '2026-11-22T11:45:00.000Z', arrived: 30, failures: [{ reason: 'timeout', count: 30 }] }] },
      'watch attempts.watch ComityDeliveriesFail',
    ],
    [
      { attempts: [{ from: '2026-11-22T11:45:00.000Z', arrived: 30, failures: [{ reason: 'own_fault', count: 11 }] }] },
      'bad attempts.own ComityOwnNetwork',
    ],
  ])('is what is wrong, and where to read what to do: %j', (change, told) => {
    expect(troubles(change)).toEqual([told]);
  });

  it('is what is worst first, and no trouble where canaries are off or files lie in a bucket', () => {
    expect(troubles({ queues: null, due: { count: 9000, oldestSeconds: 0 } })).toEqual([
      'bad queues.away ComityQueueAway',
      'watch deliveries.watch ComityBacklog',
    ]);
    expect(troubles({ canary: null }, { freeBytes: null, totalBytes: null, keepFreeBytes: 5e8 })).toEqual([]);
    expect(troubles({}, { ...good.filesRoom, freeBytes: 4e8 })).toEqual(['bad disk.bad']);
  });
});
