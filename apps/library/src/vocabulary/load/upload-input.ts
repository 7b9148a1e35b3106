import { Fault, invalidInput } from '#kernel';
import { csvInput } from './csv-input.js';
import type { GivenVocabulary } from './vocabulary-content.js';

/**
 * A file as it was sent: CSV, or JSON as it is given out. Which vocabulary it is stands in the address.
 * @param edition that a CSV file was made from; JSON says so itself
 */
export function uploadInput(
  scheme: string,
  type: string | undefined,
  body: unknown,
  edition: unknown,
): GivenVocabulary {
  const made = editionOf(edition);
  if (typeof body === 'string' && /^text\/csv\b/i.test(type ?? '')) return csvInput(scheme, body, made);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw invalidInput([{ path: 'body', message: 'expected a file as text/csv, or an object as application/json' }]);
  const given = body as Record<string, unknown>;
  if (given['scheme'] !== undefined && given['scheme'] !== scheme)
    throw new Fault('INVALID_INPUT', `This file is of another vocabulary than ${scheme}, which the address names.`, [
      { path: 'scheme', message: `expected ${scheme}, as in the address` },
    ]);
  return { content: { ...(made === undefined ? {} : { edition: made }), ...given, scheme }, asGiven: (path) => path };
}

function editionOf(given: unknown): number | undefined {
  if (given === undefined) return undefined;
  if (typeof given === 'string' && /^\d{1,9}$/.test(given)) return Number(given);
  throw invalidInput([{ path: 'edition', message: 'expected the number of the edition that the file was made from' }]);
}
