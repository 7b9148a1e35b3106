import { Inject, Injectable } from '@nestjs/common';
import { words, type Word } from '#kernel';
import type { PublicationRecord } from '../publication/record.js';
import type { CompiledSearch } from './compiled-search.js';
import { inLatin, latinLexeme, stemLexeme } from './lexemes.js';
import { passageOf, type Segment } from './passage.js';
import { SearchIndex } from './search-index.service.js';
import type { WeightedText } from './search-text.js';
import { searchedTexts } from './searched-texts.js';
import { Stems, type StemOf, type WrittenWord } from './stems.service.js';

/** A passage of a record in which the search was found. */
export interface Highlight {
  field: string;
  language: string | null;
  /** in order; together they are the passage */
  segments: Segment[];
  /** whether the text goes on before it, and after it */
  cutBefore: boolean;
  cutAfter: boolean;
}

/** How many passages one record shows: titles first, then summaries, what else it says, and its files. */
const MOST = 6;
/** Of one text that much is looked at; the rest of a long file is found, and not shown. */
const MOST_CHARACTERS = 100_000;

type IsFound = (word: Word, language: string | null) => boolean;

/** Shows where a record has what was searched, from its published content, for those who may read it. */
@Injectable()
export class Highlighter {
  constructor(
    @Inject(SearchIndex) private readonly index: SearchIndex,
    @Inject(Stems) private readonly stems: Stems,
  ) {}

  /** By the record's id. */
  async of(search: CompiledSearch, records: readonly PublicationRecord[]): Promise<Map<string, Highlight[]>> {
    const searched = await Promise.all(records.map(async ({ id, read }) => ({ id, content: await read() })));
    const more = await this.index.moreTextsOf(searched);
    const texts = searched.map((record) =>
      searchedTexts(record, more.get(record.id)).map(({ text, ...rest }): WeightedText => ({
        ...rest,
        text: text.slice(0, MOST_CHARACTERS).normalize('NFC'),
      })),
    );
    const isFound = foundBy(search, await this.stems.of(written(texts.flat())));
    return new Map(searched.map(({ id }, index) => [id, highlightsIn(texts[index] ?? [], isFound)]));
  }
}

function* written(texts: Iterable<WeightedText>): Generator<WrittenWord> {
  for (const { language, text } of texts) for (const word of words(text)) yield { language, written: word.written };
}

function foundBy({ words: own, names }: CompiledSearch, stemOf: StemOf): IsFound {
  const whole = new Set<string>(names);
  const beginnings: string[] = [];
  for (const [, lexeme = '', beginning] of (own ?? '').matchAll(/'([^']+)'(:\*)?/gu)) {
    whole.add(lexeme);
    if (beginning) beginnings.push(lexeme);
  }
  return ({ text, written: asWritten }, language) => {
    if (whole.has(text) || beginnings.some((beginning) => text.startsWith(beginning))) return true;
    const stem = stemOf(language, asWritten);
    if (stem && whole.has(stemLexeme(language ?? '', stem))) return true;
    const latin = inLatin(text);
    return latin !== null && whole.has(latinLexeme(latin));
  };
}

function highlightsIn(texts: readonly WeightedText[], isFound: IsFound): Highlight[] {
  const found: Highlight[] = [];
  for (const { field, language, text } of texts) {
    if (found.length >= MOST) break;
    const hits = [...words(text)].filter((word) => isFound(word, language));
    if (hits.length > 0) found.push({ field, language, ...passageOf(text, hits) });
  }
  return found;
}
