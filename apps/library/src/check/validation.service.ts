import { Inject, Injectable } from '@nestjs/common';
import { Access, readableBy, type Actor } from '#access';
import { Database } from '#database';
import { notFound, type Problem, type PublicationKind } from '#kernel';
import { checkContent, type Content } from '../publication/content.js';
import { Duplicates } from '../publication/duplicates.service.js';
import type { Given } from '../publication/given.js';
import { References } from '../publication/references.service.js';
import { checkDraft } from './check-draft.js';
import { warningsOf } from './warnings.js';

interface GraphProblem {
  path: string[];
  message: string;
}

export interface Validation {
  problems: GraphProblem[];
  warnings: GraphProblem[];
}

const MOST_DUPLICATES = 5;

/** Says of an input what publishing it would say, and what its owner should look at; nothing is saved. */
@Injectable()
export class ValidationService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(References) private readonly references: References,
    @Inject(Duplicates) private readonly duplicates: Duplicates,
  ) {}

  /** @param id of the record that the input is for; null: of none yet */
  async validate(
    actor: Actor,
    kind: PublicationKind,
    { content: given, asGiven }: Given,
    id: string | null,
  ): Promise<Validation> {
    this.access.require(actor, 'publication:draft', { owner: actor.participant ?? '', kind });
    const owner = actor.participant;
    const isPublished = id !== null && (await this.isPublished(owner, kind, id));
    const problems = [...(checkContent(kind, owner, given).problems ?? [])];
    const { content } = checkDraft(kind, owner, given);
    const warnings: Problem[] = [];
    if (content) {
      const unfit = await this.references.check(actor, { id, owner, content });
      // Only a first revision is refused for them.
      const [duplicates = []] = isPublished ? [] : await this.duplicates.problemsOf(owner, [{ id, content }]);
      problems.push(...unfit.problems, ...duplicates);
      warnings.push(...warningsOf(content), ...(await this.duplicatesOf(actor, content, id)));
    }
    const shown = ({ path, message }: Problem): GraphProblem => ({ path: asGiven(path).split('.'), message });
    return { problems: problems.map(shown), warnings: warnings.map(shown) };
  }

  /** A record of somebody else and one that does not exist are answered alike. */
  private async isPublished(owner: string, kind: PublicationKind, id: string): Promise<boolean> {
    const [found] = await this.db.query<{ revision: number }>(
      `SELECT revision FROM library.publication WHERE id = $1 AND owner = $2 AND kind = $3`,
      [id, owner, kind],
    );
    if (!found) throw notFound(`The ${kind.toLowerCase()} ${JSON.stringify(id.slice(0, 60))}`);
    return found.revision > 0;
  }

  /** Among what the actor may read, so that nobody learns of a record by asking whether there is one like it. */
  private async duplicatesOf(actor: Actor, content: Content, id: string | null): Promise<Problem[]> {
    const rows = await this.db.query<{ id: string; owner: string; source_id: string | null }>(
      `SELECT p.id, p.owner, p.source_id FROM library.publication p
       WHERE p.kind = $1 AND p.state = 'PUBLISHED' AND ${readableBy('p.readers', '$2::text[]')} AND p.owner = $5 AND p.id IS DISTINCT FROM $7
         AND (p.title -> $3 = to_jsonb($4::text) AND p.original_language = $3 OR p.source_id = $6)
       ORDER BY p.id LIMIT ${MOST_DUPLICATES}`,
      [
        content.kind,
        actor.readerKeys,
        content.originalLanguage,
        content.title[content.originalLanguage] ?? '',
        actor.participant,
        content.sourceId ?? null,
        id,
      ],
    );
    return rows.map(({ id: other, source_id }) =>
      source_id !== null && source_id === content.sourceId
        ? { path: 'sourceId', message: `is that of ${other} already; revise that record instead` }
        : { path: 'title', message: `is that of ${other} already; is it the same?` },
    );
  }
}
