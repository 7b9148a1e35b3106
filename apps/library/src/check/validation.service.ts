import { Inject, Injectable } from '@nestjs/common';
import { Access, readableBy, type Actor } from '#access';
import { Database } from '#database';
import type { Problem, PublicationKind } from '#kernel';
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

  async validate(actor: Actor, kind: PublicationKind, { content: given, asGiven }: Given): Promise<Validation> {
    this.access.require(actor, 'publication:draft', { owner: actor.participant ?? '', kind });
    const owner = actor.participant;
    const problems = [...(checkContent(kind, owner, given).problems ?? [])];
    const { content } = checkDraft(kind, owner, given);
    const warnings: Problem[] = [];
    if (content) {
      const unfit = await this.references.check(actor, { id: null, owner, content });
      const [duplicates = []] = await this.duplicates.problemsOf(owner, [{ id: null, content }]);
      problems.push(...unfit.problems, ...duplicates);
      warnings.push(...warningsOf(content), ...(await this.duplicatesOf(actor, content)));
    }
    const shown = ({ path, message }: Problem): GraphProblem => ({ path: asGiven(path).split('.'), message });
    return { problems: problems.map(shown), warnings: warnings.map(shown) };
  }

  /** Among what the actor may read, so that nobody learns of a record by asking whether there is one like it. */
  private async duplicatesOf(actor: Actor, content: Content): Promise<Problem[]> {
    const rows = await this.db.query<{ id: string; owner: string; source_id: string | null }>(
      `SELECT p.id, p.owner, p.source_id FROM library.publication p
       WHERE p.kind = $1 AND p.state = 'PUBLISHED' AND ${readableBy('p.readers', '$2::text[]')} AND p.owner = $5
         AND (p.title -> $3 = to_jsonb($4::text) AND p.original_language = $3 OR p.source_id = $6)
       ORDER BY p.id LIMIT ${MOST_DUPLICATES}`,
      [
        content.kind,
        actor.readerKeys,
        content.originalLanguage,
        content.title[content.originalLanguage] ?? '',
        actor.participant,
        content.sourceId ?? null,
      ],
    );
    return rows.map(({ id, source_id }) =>
      source_id !== null && source_id === content.sourceId
        ? { path: 'sourceId', message: `is that of ${id} already; revise that record instead` }
        : { path: 'title', message: `is that of ${id} already; is it the same?` },
    );
  }
}
