import type { MyWorkQuery } from '../operations.js';

/** What each thing on the list asks of the reader; in this order where two are as urgent. */
export type Duty =
  | 'answer-agreement'
  | 'mend-draft'
  | 'review-draft'
  | 'confirm-record'
  | 'publish-draft'
  | 'go-on-with-draft'
  | 'wait-for-review'
  | 'wait-for-embargo';

export interface Owed {
  key: string;
  duty: Duty;
  id: string;
  kind: string;
  title: Title | null;
  /** since when, or by when, as `when` says */
  at: string | null;
  when: 'asked' | 'submitted' | 'saved' | 'due' | 'overdue' | 'until';
  /** who asks, where that is somebody else */
  by: string | null;
  /** of what cannot be done as it is: how many problems, how many open comments */
  problems: number;
  comments: number;
  reason: string | null;
  /** what the reader may do about it himself */
  can: boolean;
}

export type Title = { readonly language: string; readonly value: string; readonly direction: string };

const ORDER: readonly Duty[] = [
  'answer-agreement',
  'mend-draft',
  'review-draft',
  'confirm-record',
  'publish-draft',
  'go-on-with-draft',
  'wait-for-review',
  'wait-for-embargo',
];

/** One list of everything that waits, what is owed to others first, within that what has waited longest. */
export function owed(work: MyWorkQuery): Owed[] {
  const all = [...agreements(work), ...drafts(work), ...stale(work), ...embargoes(work)];
  return all.toSorted(
    (a, b) => ORDER.indexOf(a.duty) - ORDER.indexOf(b.duty) || (a.at ?? '').localeCompare(b.at ?? ''),
  );
}

const NOTHING = { by: null, problems: 0, comments: 0, reason: null };

function agreements({ assertionsOwed }: MyWorkQuery): Owed[] {
  return (assertionsOwed?.nodes ?? []).map(({ agreement, askedAt }) => ({
    ...NOTHING,
    key: `agreement ${agreement.id}`,
    duty: 'answer-agreement',
    id: agreement.id,
    kind: 'AGREEMENT',
    title: agreement.title ?? null,
    at: askedAt,
    when: 'asked',
    by: agreement.owner.name,
    can: agreement.viewerCan.confirmAgreement,
  }));
}

function drafts(work: MyWorkQuery): Owed[] {
  return (work.drafts?.nodes ?? []).flatMap(({ id, kind, title, draft, viewerCan }) => {
    if (!draft) return [];
    const duty = dutyOf(draft.stage, viewerCan);
    const submitted = draft.stage === 'IN_REVIEW' && draft.review;
    return {
      key: `draft ${id}`,
      duty,
      id,
      kind,
      title: title ?? null,
      at: submitted ? draft.review.submittedAt : draft.updatedAt,
      when: submitted ? ('submitted' as const) : ('saved' as const),
      by: draft.lock?.byName ?? draft.lock?.by ?? null,
      problems: draft.problems.length,
      comments: draft.comments.filter(({ resolvedAt }) => resolvedAt === null).length,
      reason: draft.stage === 'CHANGES_REQUESTED' || draft.stage === 'REJECTED' ? (draft.review?.reason ?? null) : null,
      can: viewerCan.editDraft,
    };
  });
}

type Node = NonNullable<MyWorkQuery['drafts']>['nodes'][number];

function dutyOf(stage: NonNullable<Node['draft']>['stage'], can: Node['viewerCan']): Duty {
  switch (stage) {
    case 'CHANGES_REQUESTED':
    case 'REJECTED':
      return 'mend-draft';
    case 'IN_REVIEW':
      return can.approve ? 'review-draft' : 'wait-for-review';
    case 'APPROVED':
      return can.publish ? 'publish-draft' : 'wait-for-review';
    case 'WORKING':
      return 'go-on-with-draft';
  }
}

function stale({ toConfirm }: MyWorkQuery): Owed[] {
  return toConfirm.nodes.map(({ id, kind, title, freshness, viewerCan }) => ({
    ...NOTHING,
    key: `record ${id}`,
    duty: 'confirm-record',
    id,
    kind,
    title: title ?? null,
    at: (freshness?.state === 'NOT_CONFIRMED' ? freshness.notConfirmedOn : freshness?.dueOn) ?? null,
    when: freshness?.state === 'NOT_CONFIRMED' ? 'overdue' : 'due',
    can: viewerCan.confirm,
  }));
}

function embargoes({ embargoes: held }: MyWorkQuery): Owed[] {
  return held.nodes.map(({ until, publication }) => ({
    ...NOTHING,
    key: `embargo ${publication.id}`,
    duty: 'wait-for-embargo',
    id: publication.id,
    kind: publication.kind,
    title: publication.title ?? null,
    at: until,
    when: 'until',
    by: publication.owner.name,
    can: false,
  }));
}
