import { Inject, Injectable } from '@nestjs/common';
import { runs, wordsOfRun } from '#kernel';
import { Concepts } from './concepts.service.js';
import { inLatin, latinLexeme, stemLexeme } from './lexemes.js';
import type { SearchText } from './search-text.js';
import { stemmedLanguage } from './stemmers.js';
import { Stems, type WrittenWord } from './stems.service.js';

/** What stands in the index for a word. */
type Lexemes = string[];

const MOST_KNOWN = 20_000;

/**
 * Of the words of a run of letters: one, or several in a script without spaces. Two generations instead of a list by use:
 * it is asked for each word of each text, and what is asked again moves on into the younger one.
 */
class KnownRuns {
  private young = new Map<string, Lexemes[]>();
  private old = new Map<string, Lexemes[]>();

  get(run: string): Lexemes[] | undefined {
    const found = this.young.get(run);
    if (found) return found;
    const aged = this.old.get(run);
    if (aged) this.set(run, aged);
    return aged;
  }

  set(run: string, words: Lexemes[]): void {
    if (this.young.size >= MOST_KNOWN) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(run, words);
  }
}

/**
 * Brings texts to what is indexed of them, in one pass. Most of what a text says was said by others of its language before:
 * each run of letters is folded, stemmed and put in Latin letters once.
 */
@Injectable()
export class IndexedWords {
  private readonly known = new Map<string | null, KnownRuns>();

  constructor(
    @Inject(Stems) private readonly stems: Stems,
    @Inject(Concepts) private readonly concepts: Concepts,
  ) {}

  /** In the order of the texts; stems that are not known yet are looked up together. */
  async of(texts: readonly Pick<SearchText, 'language' | 'text'>[]): Promise<(readonly string[])[][]> {
    const met = new Map<string | null, Map<string, Lexemes[]>>();
    const unstemmed: { word: WrittenWord; lexemes: Lexemes }[] = [];
    const found = texts.map(({ language: tag, text }) => {
      const language = stemmedLanguage(tag);
      const known = this.knownOf(language);
      let own = met.get(language);
      if (!own) met.set(language, (own = new Map<string, Lexemes[]>()));
      const all: (readonly string[])[] = [];
      for (const run of runs(text)) {
        let words = known.get(run) ?? own.get(run);
        if (!words) {
          words = [];
          for (const { text: folded, written } of wordsOfRun(run)) {
            const latin = inLatin(folded);
            const lexemes = latin ? [folded, latinLexeme(latin)] : [folded];
            if (language !== null) unstemmed.push({ word: { language, written }, lexemes });
            words.push(lexemes);
          }
          own.set(run, words);
        }
        for (const lexemes of words) all.push(lexemes);
      }
      return all;
    });
    const stemOf = await this.stems.of(unstemmed.map(({ word }) => word));
    for (const { word, lexemes } of unstemmed) {
      const stem = stemOf(word.language, word.written);
      if (stem && stem !== lexemes[0]) lexemes.push(stemLexeme(word.language ?? '', stem));
    }
    // Only now: with stems that could not be looked up nothing is kept.
    for (const [language, own] of met) {
      const known = this.knownOf(language);
      for (const [run, words] of own) known.set(run, words);
    }
    const names = await this.concepts.names();
    for (const text of found) names.mark(text);
    return found;
  }

  private knownOf(language: string | null): KnownRuns {
    let known = this.known.get(language);
    if (!known) this.known.set(language, (known = new KnownRuns()));
    return known;
  }
}
