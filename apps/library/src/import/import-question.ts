import { invalidInput, isPublicationKind, PUBLICATION_KINDS, type Problem } from '#kernel';
import type { AskedImport } from './import-run.entity.js';

const WORDS = ['kind', 'sheet', 'dryRun', 'allOrNothing', 'as', 'name'];
const LONGEST_NAME = 200;

/** What the address of `POST /imports` asks for; a word that is not known could be a dry run that is none. */
export function readImportQuestion(query: Record<string, unknown>): AskedImport {
  const problems: Problem[] = Object.keys(query)
    .filter((word) => !WORDS.includes(word))
    .map((word) => ({ path: word.slice(0, 60), message: `is not known here; expected ${WORDS.join(', ')}` }));
  const one = (path: string): string | null => {
    const given = query[path];
    if (given === undefined || given === '') return null;
    if (typeof given === 'string') return given;
    problems.push({ path, message: 'is given twice; expected one value' });
    return null;
  };
  const among = <T extends string>(path: string, words: readonly T[], byDefault: T): T => {
    const given = one(path) ?? byDefault;
    if (!words.includes(given as T)) problems.push({ path, message: `expected ${words.join(' or ')}` });
    return given as T;
  };
  const kind = one('kind');
  if (kind !== null && !isPublicationKind(kind))
    problems.push({ path: 'kind', message: `expected one of ${PUBLICATION_KINDS.join(', ')}` });
  const name = one('name');
  if (name !== null && (name.length > LONGEST_NAME || /\p{Cc}/u.test(name)))
    problems.push({ path: 'name', message: `expected the name of the file, up to ${LONGEST_NAME} characters` });
  const asked: AskedImport = {
    kind,
    sheet: one('sheet'),
    dryRun: among('dryRun', ['true', 'false'], 'false') === 'true',
    allOrNothing: among('allOrNothing', ['true', 'false'], 'false') === 'true',
    as: among('as', ['drafts', 'published'], 'drafts'),
    ...(name === null ? {} : { name }),
  };
  if (problems.length > 0) throw invalidInput(problems);
  return asked;
}
