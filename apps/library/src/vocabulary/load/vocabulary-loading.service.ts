import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, type Actor } from '#access';
import { Database } from '#database';
import { conflict, invalidInput, type Problem } from '#kernel';
import type { Scheme } from '../concept.js';
import { heldScheme } from '../held-schemes.js';
import { HeldVocabularies } from '../held-vocabularies.service.js';
import { VocabularyStore } from '../vocabulary-store.service.js';
import { planLoad, type Planned } from './plan-load.js';
import { vocabularyContent, type GivenVocabulary, type VocabularyContent } from './vocabulary-content.js';

export interface VocabularyLoad extends Pick<
  Planned,
  'added' | 'changed' | 'deprecated' | 'unchanged' | 'changedFields'
> {
  __typename: 'VocabularyLoad';
  vocabulary: Scheme | null;
  dryRun: boolean;
  edition: number;
}

/** Loads an edition of a vocabulary: checked against what is in the database then, written as a whole, told to every process. */
@Injectable()
export class VocabularyLoading {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(VocabularyStore) private readonly store: VocabularyStore,
    @Inject(HeldVocabularies) private readonly held: HeldVocabularies,
  ) {}

  /** @param read gives what is to be loaded; asked only once it is known that the actor may */
  async load(actor: Actor, read: () => GivenVocabulary, dryRun: boolean): Promise<VocabularyLoad> {
    this.access.require(actor, 'vocabulary:write');
    const given = read();
    const content = checked(given);
    const planned = await this.db.transaction(async () => {
      await this.store.lock();
      const plan = this.plan(await this.store.read(), content, given);
      if (!dryRun && changesSomething(plan)) await this.write(actor, plan);
      return plan;
    });
    // Whoever has loaded a code may use it the next moment.
    if (!dryRun) await this.held.refresh();
    const { scheme, written: _written, ...report } = planned;
    const edition = heldScheme(scheme.scheme)?.edition ?? 0;
    return { __typename: 'VocabularyLoad', ...report, vocabulary: heldScheme(scheme.scheme), dryRun, edition };
  }

  private plan(all: readonly Scheme[], content: VocabularyContent, given: GivenVocabulary): Planned {
    const edition = all.find(({ scheme }) => scheme === content.scheme)?.edition ?? 0;
    if (content.edition !== undefined && content.edition !== edition)
      throw conflict(
        `${content.scheme} is at edition ${edition}, and this was made from ${content.edition}. Read it again and bring in what you changed.`,
      );
    const problems: Problem[] = [];
    const plan = planLoad(all, content, problems);
    if (problems.length > 0) throw faulty(problems, given);
    return plan;
  }

  private async write(actor: Actor, plan: Planned): Promise<void> {
    const edition = plan.scheme.edition + 1;
    await this.store.write({ ...plan.scheme, edition }, plan.written);
    await Audit.record(this.db, {
      actor,
      action: 'vocabulary:load',
      thing: `${plan.scheme.scheme} edition ${edition}`,
      after: { scheme: plan.scheme, concepts: plan.written },
    });
  }
}

const changesSomething = ({ scheme, written, changedFields }: Planned): boolean =>
  scheme.edition === 0 || written.length > 0 || changedFields.length > 0;

function checked(given: GivenVocabulary): VocabularyContent {
  const parsed = vocabularyContent.safeParse(given.content);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.flatMap((issue): Problem[] => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'is not a field of a vocabulary' }));
    return [{ path: path.join('.'), message: issue.message }];
  });
  throw faulty(problems, given);
}

const faulty = (problems: readonly Problem[], { asGiven }: GivenVocabulary) =>
  invalidInput(problems.map(({ path, message }) => ({ path: asGiven(path), message })));
