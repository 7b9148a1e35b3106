import { textOf, type Text } from '../text.js';
import type { Content } from './content.js';
import { languagesOf } from './record.js';

export interface LanguageVersion {
  language: string;
  original: boolean;
  legalValue: string;
  title: Text;
  summary: Text | null;
}

/** A translation is a courtesy unless its owner says more. */
export const languageVersions = (content: Content): LanguageVersion[] =>
  languagesOf(content).flatMap((language) => {
    const title = content.title[language];
    if (title === undefined) return [];
    const original = language === content.originalLanguage;
    const summary = content.summary[language];
    return {
      language,
      original,
      legalValue: content.legalValues[language] ?? (original ? 'AUTHORITATIVE' : 'COURTESY'),
      title: textOf(language, title),
      summary: summary === undefined ? null : textOf(language, summary),
    };
  });
