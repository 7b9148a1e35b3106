import { median, round } from '../measurement.js';
import type { PostgresWork } from './postgres-work.js';
import type { Step } from './timeline.js';

/** One fan-out: where its time and its CPU went. */
export interface Course {
  committed: number;
  firstWebhook: number;
  lastWebhook: number;
  steps: readonly Step[];
  /** microseconds of CPU in all */
  cpu: { sender: number; postgres: number; receiver: number };
  before: PostgresWork;
  after: PostgresWork;
}

/** Medians over the rounds; times in milliseconds, "at" since the commit of the publication. */
export interface PhaseProfile {
  phases: {
    phase: string;
    beganAt: number;
    endedAt: number;
    calls: number;
    /** asked to answered, in sum */
    asking: number;
    /** within the server, in sum */
    inPostgres: number;
    walKb: number;
  }[];
  firstWebhookAt: number;
  lastWebhookAt: number;
  writtenDownAt: number;
  /** microseconds per delivery */
  cpu: { sender: number; postgres: number; receiver: number };
  walKb: number;
  fullPages: number;
  /** of the changes to exchange.delivery, those that touched no index */
  hotShare: number;
}

export function profileOf(courses: readonly Course[], deliveries: number): PhaseProfile {
  const each = (of: (course: Course) => number): number => {
    const values = courses.map(of).filter((value) => !Number.isNaN(value));
    return values.length === 0 ? 0 : round(median(values));
  };
  const names = [...new Set(courses.flatMap(({ steps }) => steps.map(({ phase }) => phase)))];
  const phases = names.map((phase) => {
    const of = (course: Course): Step[] => course.steps.filter((step) => step.phase === phase);
    const said = (course: Course, figure: 'ms' | 'wal'): number =>
      (course.after.statements[phase]?.[figure] ?? 0) - (course.before.statements[phase]?.[figure] ?? 0);
    return {
      phase,
      beganAt: each((course) => Math.min(...of(course).map(({ began }) => began)) - course.committed),
      endedAt: each((course) => Math.max(...of(course).map(({ ended }) => ended)) - course.committed),
      calls: each((course) => of(course).length),
      asking: each((course) => of(course).reduce((sum, { began, ended }) => sum + ended - began, 0)),
      inPostgres: each((course) => said(course, 'ms')),
      walKb: each((course) => said(course, 'wal') / 1024),
    };
  });
  const written = (course: Course): number =>
    Math.max(...course.steps.filter(({ phase }) => phase === 'complete').map(({ ended }) => ended));
  return {
    phases: phases.toSorted((a, b) => a.beganAt - b.beganAt),
    firstWebhookAt: each((course) => course.firstWebhook - course.committed),
    lastWebhookAt: each((course) => course.lastWebhook - course.committed),
    writtenDownAt: each((course) => written(course) - course.committed),
    cpu: {
      sender: each(({ cpu }) => cpu.sender / deliveries),
      postgres: each(({ cpu }) => cpu.postgres / deliveries),
      receiver: each(({ cpu }) => cpu.receiver / deliveries),
    },
    walKb: each(({ before, after }) => (after.wal - before.wal) / 1024),
    fullPages: each(({ before, after }) => after.fullPages - before.fullPages),
    hotShare: each(({ before, after }) => (after.hot - before.hot) / Math.max(1, after.updates - before.updates)),
  };
}

/** As it stands in README.md. */
export function phaseTable(profile: PhaseProfile): string {
  const rows = profile.phases.map((p) => [p.phase, p.beganAt, p.endedAt, p.calls, p.asking, p.inPostgres, p.walKb]);
  const { cpu } = profile;
  return [
    '| phase | begins at ms | ends at ms | calls | ms asked to answered | ms in PostgreSQL | WAL KB |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    `first webhook at ${profile.firstWebhookAt} ms, last at ${profile.lastWebhookAt}, all written down at ${profile.writtenDownAt};`,
    `µs of CPU per delivery: sender ${cpu.sender}, PostgreSQL ${cpu.postgres}, receiver ${cpu.receiver};`,
    `WAL ${profile.walKb} KB, ${profile.fullPages} full pages; ${profile.hotShare} of the changes to deliveries touched no index`,
  ].join('\n');
}
