import { invalidInput, isCountryCode, type Problem } from '#kernel';
import { LEGAL_BASES, TOPICS, type Vocabulary } from '../vocabulary/vocabulary.js';

/** Checks of what a survey is asked about; every problem at once. */
export class Asked {
  private readonly problems: Problem[] = [];

  /** So many countries, each once. */
  countries(given: readonly string[], most: number, least = 1): string[] {
    this.length('countries', given, most, least);
    given.slice(0, most).forEach((code, at) => {
      if (isCountryCode(code)) return;
      const message = `${JSON.stringify(code.slice(0, 40))} is not a country; expected an ISO 3166-1 alpha-2 code such as VN`;
      this.problems.push({ path: `countries.${at}`, message });
    });
    return [...new Set(given)];
  }

  codes(path: string, given: readonly string[], vocabulary: Vocabulary, most: number): string[] {
    this.length(path, given, most);
    given.slice(0, most).forEach((code, at) => {
      if (!vocabulary.has(code)) this.problems.push({ path: `${path}.${at}`, message: vocabulary.refusal(code) });
    });
    return [...new Set(given)];
  }

  refuse(path: string, message: string): void {
    this.problems.push({ path, message });
  }

  done(): void {
    if (this.problems.length > 0) throw invalidInput(this.problems);
  }

  private length(path: string, given: readonly string[], most: number, least = 1): void {
    if (given.length < least) this.problems.push({ path, message: 'name at least one' });
    if (given.length > most) this.problems.push({ path, message: `expected at most ${most}, got ${given.length}` });
  }
}

/** The articles of the Code, or the topics beneath the two roots. */
export const DEFAULT_COLUMNS = {
  LEGAL_BASIS: LEGAL_BASES.entries.map(({ code }) => code).filter((code) => /^CODE-2010:\d+$/.test(code)),
  TOPIC: TOPICS.entries.map(({ code }) => code).filter((code) => code.split('/').length === 2),
} as const;
