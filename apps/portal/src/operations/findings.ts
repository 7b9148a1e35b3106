import type { PortalKey } from '#wording/browser';
import type { NodeHealthQuery } from '../operations.js';

type Health = NodeHealthQuery['nodeHealth'];

export type Grade = 'well' | 'watch' | 'bad';

/** One part of the node in a sentence; `alert` names the section of the runbook that says what to do. */
export interface Finding {
  readonly part: 'deliveries' | 'canary' | 'sequencer' | 'attempts' | 'queues' | 'breakers' | 'disk' | 'checks';
  readonly grade: Grade;
  readonly words: PortalKey;
  readonly values: Readonly<Record<string, string | number>>;
  readonly alert: string | null;
}

/** From when on somebody is woken: as ops/alerts.yml has it. */
const STANDS_STILL_SECONDS = 60;
const BACKLOG = 5000;
const CANARIES_LATE = 5;
const FAILING_SHARE = 0.3;
const FAILING_OF = 50;
const OWN_FAULTS = 10;
const FAILED_JOBS = 5;

/** What is worst first. */
export function findingsOf({ nodeHealth, filesRoom }: NodeHealthQuery): Finding[] {
  const order: readonly Grade[] = ['bad', 'watch', 'well'];
  return [
    ofChecks(nodeHealth),
    ofDeliveries(nodeHealth),
    ofCanary(nodeHealth),
    ofSequencer(nodeHealth),
    ofAttempts(nodeHealth),
    ofBreakers(nodeHealth),
    ofQueues(nodeHealth),
    ofDisk(nodeHealth, filesRoom),
  ].toSorted((a, b) => order.indexOf(a.grade) - order.indexOf(b.grade));
}

const well = (part: Finding['part'], words: PortalKey, values: Finding['values'] = {}): Finding => ({
  part,
  grade: 'well',
  words,
  values,
  alert: null,
});

function ofChecks({ checks }: Health): Finding {
  const wrong = checks.filter(({ ok }) => !ok).map(({ name, detail }) => (detail ? `${name} (${detail})` : name));
  if (wrong.length === 0) return well('checks', 'operations.checks.well', { n: checks.length });
  return {
    part: 'checks',
    grade: 'bad',
    words: 'operations.checks.bad',
    values: { which: wrong.join(', ') },
    alert: null,
  };
}

function ofDeliveries({ due: { count, oldestSeconds } }: Health): Finding {
  const values = { n: count, seconds: Math.round(oldestSeconds) };
  if (oldestSeconds > STANDS_STILL_SECONDS)
    return {
      part: 'deliveries',
      grade: 'bad',
      words: 'operations.deliveries.bad',
      values,
      alert: 'ComityDeliveriesStandStill',
    };
  if (count > BACKLOG)
    return { part: 'deliveries', grade: 'watch', words: 'operations.deliveries.watch', values, alert: 'ComityBacklog' };
  return well('deliveries', 'operations.deliveries.well', values);
}

function ofCanary({ at, canary }: Health): Finding {
  if (!canary) return well('canary', 'operations.canary.off');
  if (!canary.sentAt)
    return { part: 'canary', grade: 'watch', words: 'operations.canary.none', values: {}, alert: 'ComityCanaryLate' };
  const seconds = Math.round((Date.parse(at) - Date.parse(canary.sentAt)) / 1000);
  const values = { seconds, ms: canary.tookMs ?? 0 };
  if (seconds > CANARIES_LATE * canary.everySeconds)
    return { part: 'canary', grade: 'bad', words: 'operations.canary.bad', values, alert: 'ComityCanaryLate' };
  return well('canary', 'operations.canary.well', values);
}

function ofSequencer({ sequencer }: Health): Finding {
  const { position, leaders, waiting, setAside } = sequencer;
  const bad = (words: PortalKey, alert: string, values: Finding['values']): Finding => ({
    part: 'sequencer',
    grade: 'bad',
    words,
    values,
    alert,
  });
  if (leaders !== 1) return bad('operations.sequencer.leaders', 'ComityNoLeader', { n: leaders });
  if (sequencer.oldestSeconds > STANDS_STILL_SECONDS)
    return bad('operations.sequencer.waits', 'ComityChangesWait', {
      n: waiting,
      seconds: Math.round(sequencer.oldestSeconds),
    });
  if (setAside > 0) return bad('operations.sequencer.setAside', 'ComityChangeSetAside', { n: setAside });
  return well('sequencer', 'operations.sequencer.well', { position, n: waiting });
}

/** Of the last hour. */
export function lastHour({ at, attempts }: Pick<Health, 'at' | 'attempts'>): {
  arrived: number;
  failed: number;
  ownFaults: number;
} {
  const recent = attempts.filter(({ from }) => Date.parse(at) - Date.parse(from) < 3_600_000);
  const failures = recent.flatMap(({ failures: all }) => all);
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
  return {
    arrived: sum(recent.map(({ arrived }) => arrived)),
    failed: sum(failures.filter(({ reason }) => reason !== 'own_fault').map(({ count }) => count)),
    ownFaults: sum(failures.filter(({ reason }) => reason === 'own_fault').map(({ count }) => count)),
  };
}

function ofAttempts(health: Health): Finding {
  const { arrived, failed, ownFaults } = lastHour(health);
  const values = { arrived, failed };
  if (ownFaults > OWN_FAULTS)
    return {
      part: 'attempts',
      grade: 'bad',
      words: 'operations.attempts.own',
      values: { n: ownFaults },
      alert: 'ComityOwnNetwork',
    };
  if (arrived + failed > FAILING_OF && failed / (arrived + failed) > FAILING_SHARE)
    return {
      part: 'attempts',
      grade: 'watch',
      words: 'operations.attempts.watch',
      values,
      alert: 'ComityDeliveriesFail',
    };
  return well('attempts', 'operations.attempts.well', values);
}

function ofBreakers({ breakers, endpoints }: Health): Finding {
  const values = { n: breakers.length, enabled: endpoints.enabled, disabled: endpoints.disabled };
  if (breakers.length === 0) return well('breakers', 'operations.breakers.well', values);
  return {
    part: 'breakers',
    grade: 'watch',
    words: 'operations.breakers.watch',
    values,
    alert: 'ComityDeliveriesFail',
  };
}

function ofQueues({ queues }: Health): Finding {
  if (!queues)
    return { part: 'queues', grade: 'bad', words: 'operations.queues.away', values: {}, alert: 'ComityQueueAway' };
  const failed = queues.reduce((sum, queue) => sum + queue.failed, 0);
  const waiting = queues.reduce((sum, queue) => sum + queue.waiting, 0);
  const worst = queues.filter((queue) => queue.failed > FAILED_JOBS).map(({ job }) => job);
  if (worst.length > 0)
    return {
      part: 'queues',
      grade: 'watch',
      words: 'operations.queues.watch',
      values: { which: worst.join(', ') },
      alert: 'ComityJobsFail',
    };
  return well('queues', 'operations.queues.well', { waiting, failed });
}

/** Uploads are refused below what is kept free. */
function ofDisk({ databaseBytes }: Health, room: NodeHealthQuery['filesRoom']): Finding {
  const [database, free, keep] = [databaseBytes, room.freeBytes ?? 0, room.keepFreeBytes].map(inGigabytes);
  const values = { database: database ?? '', free: free ?? '', keep: keep ?? '' };
  if (room.freeBytes === null || room.freeBytes === undefined) return well('disk', 'operations.disk.elsewhere', values);
  if (room.freeBytes < room.keepFreeBytes)
    return { part: 'disk', grade: 'bad', words: 'operations.disk.bad', values, alert: null };
  if (room.freeBytes < 4 * room.keepFreeBytes)
    return { part: 'disk', grade: 'watch', words: 'operations.disk.watch', values, alert: null };
  return well('disk', 'operations.disk.well', values);
}

const inGigabytes = (bytes: number): string => (bytes / 1e9).toFixed(bytes < 1e10 ? 2 : 0);
