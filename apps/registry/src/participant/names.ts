import { isLanguage, type Problem } from '#kernel';
import type { Texts } from '../texts.js';
import { countProblems, textProblems } from './stated-text.js';

export interface NameInput {
  language: string;
  value: string;
}

const LONGEST_NAME = 300;
const MOST_LANGUAGES = 30;

/** Every language once, each tag one that exists. English is always asked for: it is what readers of other languages are shown. */
export function namesProblems(path: string, names: readonly NameInput[]): Problem[] {
  const problems = countProblems(path, names, MOST_LANGUAGES);
  if (problems.length > 0) return problems;
  names.forEach(({ language, value }, place) => {
    if (!isLanguage(language)) {
      problems.push({
        path: `${path}.${place}.language`,
        message: `${language} is no BCP 47 tag that exists, such as vi`,
      });
    } else if (names.findIndex((other) => other.language === language) !== place) {
      problems.push({ path: `${path}.${place}.language`, message: `${language} is given more than once` });
    }
    problems.push(...textProblems(`${path}.${place}.value`, value, LONGEST_NAME));
  });
  if (!names.some(({ language }) => language === 'en')) {
    problems.push({ path, message: 'has no English text; expected one with the language en' });
  }
  return problems;
}

export const byLanguage = (names: readonly NameInput[]): Texts =>
  Object.fromEntries(names.map(({ language, value }) => [language, value.trim()]));
