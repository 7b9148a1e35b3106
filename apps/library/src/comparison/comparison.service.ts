import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { invalidInput, parsePublicationId } from '#kernel';
import { PublicationReader } from '../publication/publication-reader.service.js';
import { PublicationUrls } from '../publication/publication-urls.js';
import type { PublicationRecord } from '../publication/record.js';
import { compareContents, type ContentDifference } from './compare-contents.js';
import { describeDifferences } from './describe-differences.js';
import { legalChanges, type LegalChange } from './legal-change.js';

export interface RevisionComparison {
  id: string;
  from: string;
  to: string;
  url: string;
  differences: ContentDifference[];
  legalChanges: LegalChange[];
  text: string;
}

/** What the reader compares in: labels and names by preference, and the one language of texts, where one is asked for. */
export interface ComparisonLanguages {
  languages: readonly string[];
  textsIn?: string | null;
}

@Injectable()
export class Comparisons {
  constructor(
    @Inject(PublicationReader) private readonly reader: PublicationReader,
    @Inject(PublicationUrls) private readonly urls: PublicationUrls,
  ) {}

  /** Null as for a record that does not exist when the reader may not read it and both revisions. */
  async revisions(
    actor: Actor,
    id: string,
    { from, to }: { from: number; to: number },
    languages: ComparisonLanguages,
  ): Promise<RevisionComparison | null> {
    refuse(from, to);
    if (parsePublicationId(id)?.revision !== undefined) return null;
    const before = await this.reader.find(actor, id, from);
    const after = before && (await this.reader.find(actor, id, to));
    if (!after) return null;
    requireText(languages.textsIn, [before, after]);
    const [was, is] = [await before.read(), await after.read()];
    const differences = await compareContents(was, is, inPreference(languages), languages.textsIn);
    return {
      id: after.id,
      from: `${id}@${from}`,
      to: `${id}@${to}`,
      url: `${this.urls.ofRef(id)}/compare/${from}..${to}`,
      differences,
      legalChanges: legalChanges(was, is),
      text: describeDifferences(differences),
    };
  }

  /** Of a draft that the reader was given already. */
  async ofDraft(actor: Actor, draft: PublicationRecord, languages: ComparisonLanguages): Promise<ContentDifference[]> {
    if (draft.newestRevision === 0) return [];
    const published = await this.reader.find(actor, draft.id, draft.newestRevision);
    if (!published) return [];
    requireText(languages.textsIn, [published, draft]);
    return compareContents(await published.read(), await draft.read(), inPreference(languages), languages.textsIn);
  }
}

const inPreference = ({ languages, textsIn }: ComparisonLanguages): string[] => [
  ...(textsIn ? [textsIn] : []),
  ...languages,
  'en',
];

function refuse(from: number, to: number): void {
  const problems = Object.entries({ from, to }).flatMap(([path, number]) =>
    Number.isInteger(number) && number > 0
      ? []
      : [{ path, message: `expected the number of a revision, from 1; got ${number}` }],
  );
  if (problems.length === 0 && from === to)
    problems.push({ path: 'to', message: `expected another revision than from; both are ${from}` });
  if (problems.length > 0) throw invalidInput(problems);
}

/** Nothing to compare must not look as if nothing differed. */
function requireText(language: string | null | undefined, records: readonly PublicationRecord[]): void {
  if (!language) return;
  const known = [...new Set(records.flatMap(({ languages }) => languages))];
  if (known.includes(language)) return;
  const message = `neither has a title in ${language}; there is ${known.join(', ')}`;
  throw invalidInput([{ path: 'language', message }]);
}
