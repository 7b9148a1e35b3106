import { isLanguage, type Problem } from '#kernel';
import { countProblems } from '../participant/stated-text.js';

const MOST = 20;

export function languagesProblems(path: string, languages: readonly string[]): Problem[] {
  const problems = countProblems(path, languages, MOST);
  if (problems.length > 0) return problems;
  return languages
    .map((language, place) => ({ language, place }))
    .filter(({ language, place }) => !isLanguage(language) || languages.indexOf(language) !== place)
    .map(({ language, place }) => ({
      path: `${path}.${place}`,
      message: isLanguage(language)
        ? `${language} is given more than once`
        : `${language} is no BCP 47 tag that exists; expected one such as vi`,
    }));
}
