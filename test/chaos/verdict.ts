import type { Request } from './receivers.js';
import type { Subscribed } from './subscribers.js';

/** A change as `/changes` tells it, as far as it is compared with what came. */
export interface Told {
  position: number;
  id: string;
  type: string;
  subject: string;
  revision: number | null;
  meaning: string;
  occurredAt: string;
  title: Record<string, string>;
}

interface Webhook {
  id: string;
  type: string;
  subject: string;
  time: string;
  data: { position: number; revision: number | null; meaning: string; title: Record<string, string> };
}

export interface Verdict {
  /** changes times receivers that were to get them */
  due: number;
  requests: number;
  /** came again after it had been taken, under the same id */
  duplicates: number;
  lost: string[];
  /** bytes that differ between attempts or from the log of changes, or that are not signed */
  changed: string[];
  /** a later change of a publication before an earlier one had been taken, or a revision after a higher one */
  outOfOrder: string[];
  /** the same change under two ids, a redirect followed, and what else should never be */
  other: string[];
}

const MOST_READ = 20;

/** Holds what the receivers saw to what the log of changes says they should have. */
export function judge(told: readonly Told[], subscribed: readonly Subscribed[], log: readonly Request[]): Verdict {
  const verdict: Verdict = { due: 0, requests: 0, duplicates: 0, lost: [], changed: [], outOfOrder: [], other: [] };
  const byEndpoint = new Map<string, Request[]>();
  for (const request of log) byEndpoint.set(request.endpoint, [...(byEndpoint.get(request.endpoint) ?? []), request]);
  for (const { path, manner } of subscribed) {
    const requests = byEndpoint.get(path) ?? [];
    verdict.requests += requests.length;
    const byPosition = byPositionOf(requests, verdict);
    for (const change of told) {
      const of = byPosition.get(change.position) ?? [];
      compare(path, change, of, verdict);
      if (manner === 'gone') continue;
      verdict.due += 1;
      const taken = of.findIndex(isTaken);
      if (taken === -1) verdict.lost.push(`${path}: ${change.type} of ${change.subject}, position ${change.position}`);
      else verdict.duplicates += of.length - 1 - taken;
    }
    if (manner !== 'gone') keepsOrder(path, told, byPosition, verdict);
    risesByRevision(path, requests, verdict);
  }
  return verdict;
}

export const holds = (verdict: Verdict): boolean =>
  [verdict.lost, verdict.changed, verdict.outOfOrder, verdict.other].every((faults) => faults.length === 0);

export const faultsOf = (verdict: Verdict): string[] =>
  (['lost', 'changed', 'outOfOrder', 'other'] as const).flatMap((kind) =>
    verdict[kind].slice(0, MOST_READ).map((fault) => `${kind}: ${fault}`),
  );

const isTaken = ({ answered }: Request): boolean =>
  answered !== null && answered.status >= 200 && answered.status < 300;

function byPositionOf(requests: readonly Request[], verdict: Verdict): Map<number, Request[]> {
  const byPosition = new Map<number, Request[]>();
  for (const request of requests) {
    if (!request.isSigned) verdict.changed.push(`${request.endpoint}: ${request.webhookId} is not signed`);
    const { position } = (JSON.parse(request.body) as Webhook).data;
    byPosition.set(position, [...(byPosition.get(position) ?? []), request]);
  }
  return byPosition;
}

function compare(path: string, told: Told, requests: readonly Request[], verdict: Verdict): void {
  const about = `${path}: position ${told.position}`;
  const [first] = requests;
  if (!first) return;
  if (new Set(requests.map(({ webhookId }) => webhookId)).size > 1) verdict.other.push(`${about} under several ids`);
  if (new Set(requests.map(({ body }) => body)).size > 1) verdict.changed.push(`${about} in different bytes`);
  const { id, type, subject, time, data } = JSON.parse(first.body) as Webhook;
  const came = { id, type, subject, time, revision: data.revision, meaning: data.meaning, title: data.title };
  const said = {
    id: told.id,
    type: told.type,
    subject: told.subject,
    time: told.occurredAt,
    revision: told.revision,
    meaning: told.meaning,
    title: told.title,
  };
  if (JSON.stringify(came) !== JSON.stringify(said))
    verdict.changed.push(`${about} is not what /changes says: ${JSON.stringify(came)}`);
}

function keepsOrder(
  path: string,
  told: readonly Told[],
  byPosition: ReadonlyMap<number, readonly Request[]>,
  verdict: Verdict,
): void {
  const earlier = new Map<string, number>();
  for (const { subject, position } of told) {
    const before = earlier.get(subject);
    earlier.set(subject, position);
    if (before === undefined) continue;
    const takenAt = byPosition.get(before)?.find(isTaken)?.answered?.at ?? Infinity;
    const cameAt = byPosition.get(position)?.[0]?.at ?? Infinity;
    if (cameAt < takenAt)
      verdict.outOfOrder.push(`${path}: position ${position} of ${subject} came before ${before} was taken`);
  }
}

/** What the bodies themselves say, whatever the log of changes does: who keeps the last that came has the newest. */
function risesByRevision(path: string, requests: readonly Request[], verdict: Verdict): void {
  const highest = new Map<string, number>();
  const seen = new Set<string>();
  for (const { webhookId, body } of requests) {
    if (seen.has(webhookId)) continue;
    seen.add(webhookId);
    const { subject, data } = JSON.parse(body) as Webhook;
    if (data.revision === null) continue;
    const before = highest.get(subject) ?? 0;
    if (data.revision < before)
      verdict.outOfOrder.push(`${path}: revision ${data.revision} of ${subject} came first after revision ${before}`);
    highest.set(subject, Math.max(before, data.revision));
  }
}
