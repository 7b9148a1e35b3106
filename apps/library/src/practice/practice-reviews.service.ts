import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, readableBy, type Actor } from '#access';
import { Database } from '#database';
import { conflict, invalidInput, notFound, parsePublicationId } from '#kernel';
import { PublicationReader } from '../publication/publication-reader.service.js';
import type { PublicationRecord } from '../publication/record.js';
import { texts } from '../publication/texts.js';
import type { ReviewVerdict } from './practice-review-reader.service.js';

export interface ReviewInput {
  /** the one that was looked at */
  revision: number;
  verdict: ReviewVerdict;
  comment: { language: string; value: string }[];
}

interface Reviewed {
  owner: string;
  state: string;
  revision: number;
  basis: number;
  published_by_person: string;
}

const ONCE = ['practice_review_once', 'practice_review_by_person'];

/**
 * Peer review of practices: one review from within the authority that tells of it and two from without, each of one revision, before
 * it is shown as reviewed. Who reviewed a revision has reviewed its corrections too; what is said anew is to be reviewed anew.
 */
@Injectable()
export class PracticeReviews {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(PublicationReader) private readonly reader: PublicationReader,
  ) {}

  async review(
    actor: Actor,
    id: string,
    { revision, verdict, comment: given }: ReviewInput,
  ): Promise<PublicationRecord> {
    this.access.require(actor, 'practice:review', { owner: actor.participant ?? '', kind: 'PRACTICE' });
    const { participant: reviewer, person } = actor;
    const comment = commentOf(given);
    return this.db.transaction(async () => {
      const { basis } = await this.reviewable(actor, id, revision);
      await refuseTwice(id, () =>
        this.db.query(
          `INSERT INTO library.practice_review (id, publication_id, revision, basis, reviewer, person, verdict, comment, reviewed_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now())`,
          [randomUUID(), id, revision, basis, reviewer, person, verdict, JSON.stringify(comment)],
        ),
      );
      const after = { verdict, comment };
      await Audit.record(this.db, { actor, action: 'practice:review', thing: `${id}@${revision}`, after });
      return (await this.reader.find(actor, id)) as PublicationRecord;
    });
  }

  /** Locked, so that no revision comes between; what the reviewer may not read is not there for him. */
  private async reviewable(actor: Actor, id: string, revision: number): Promise<Reviewed> {
    const [locked] = await this.db.query(
      `SELECT FROM library.publication WHERE id = $1 AND kind = 'PRACTICE' AND ${readableBy('readers', '$2')} FOR SHARE`,
      [parsePublicationId(id)?.revision === undefined ? id : '', actor.readerKeys],
    );
    if (!locked) throw notFound('This practice');
    const [found] = await this.db.query<Reviewed>(
      `SELECT p.owner, p.state, p.revision, r.number AS basis, r.published_by_person
       FROM library.publication p JOIN LATERAL (
         SELECT number, published_by_person FROM library.revision
         WHERE publication_id = p.id AND change <> 'CORRECTED' ORDER BY number DESC LIMIT 1) AS r ON true
       WHERE p.id = $1`,
      [id],
    );
    const practice = found as Reviewed;
    if (practice.state === 'REVOKED') throw conflict(`${id} was revoked; there is nothing to review.`);
    if (revision !== practice.revision)
      throw conflict(`Revision ${practice.revision} of ${id} is the newest, not ${revision}. Read that one first.`);
    if (practice.published_by_person === actor.person)
      throw conflict(`You published revision ${practice.basis} of ${id} yourself; somebody else has to review it.`);
    return practice;
  }
}

const commentSchema = texts(10_000);

function commentOf(given: ReviewInput['comment']): Record<string, string> {
  const places = new Map(given.map(({ language }, index) => [language, index]));
  const refuse = (path: string, message: string) => invalidInput([{ path, message }]);
  if (given.length === 0) throw refuse('input.comment', 'is missing: a review says why, in one language at least');
  if (places.size < given.length) throw refuse('input.comment', 'has a language twice');
  const parsed = commentSchema.safeParse(Object.fromEntries(given.map(({ language, value }) => [language, value])));
  if (parsed.success) return parsed.data;
  throw invalidInput(
    parsed.error.issues.map(({ path, message }) => ({
      path: `input.comment.${places.get(String(path[0])) ?? 0}`,
      message,
    })),
  );
}

/** The database says who was first, also of two at once. */
async function refuseTwice<T>(id: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!ONCE.includes(String((error as { constraint?: unknown }).constraint))) throw error;
    throw conflict(
      `You or somebody of your participant has reviewed ${id} as it stands already; it can be reviewed again when its owner revises it.`,
    );
  }
}
