import {
  coerceInputValue,
  isInputObjectType,
  isListType,
  getNullableType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { scalars } from '#graphql';
import { invalidInput, type Problem } from '#kernel';
import type { PublicationFilter } from '../publication/filter.js';
import { nearest } from '../vocabulary/nearest.js';

export interface ExportQuestion {
  filter: PublicationFilter;
  search: string | null;
  /** the records as they were then; null: now */
  asOf: Date | null;
}

const OWN = ['search', 'asOf'];

/**
 * The words of an export's address: those of the graph's PublicationFilter, read by its own types, so that what is learnt
 * there holds here and there is one list of them; lists as `kinds=LAW,PRACTICE` or with the word repeated.
 */
export function readExportQuestion(schema: GraphQLSchema, query: Record<string, unknown>): ExportQuestion {
  const type = schema.getType('PublicationFilter') as GraphQLInputObjectType;
  if (!isInputObjectType(type)) throw new Error('The graph has no PublicationFilter');
  const fields = type.getFields();
  const problems: Problem[] = [];
  const filter: Record<string, unknown> = {};
  for (const [word, given] of Object.entries(query)) {
    if (OWN.includes(word)) continue;
    const field = fields[word];
    if (!field)
      problems.push({ path: word.slice(0, 60), message: unknownWord(word, [...Object.keys(fields), ...OWN]) });
    else filter[word] = coerced(word, given, field.type, problems);
  }
  const search = single('search', query['search'], problems);
  const asOf = instant(single('asOf', query['asOf'], problems), problems);
  if (asOf && search)
    problems.push({
      path: 'asOf',
      message: 'does not go together with search: only what is published now is searched',
    });
  if (problems.length > 0) throw invalidInput(problems);
  return { filter, search, asOf };
}

function unknownWord(word: string, known: readonly string[]): string {
  const near = nearest(word.slice(0, 60), known);
  return `is not known here${near ? `; did you mean ${near}?` : `; expected ${known.join(', ')}`}`;
}

function coerced(path: string, given: unknown, type: GraphQLInputType, problems: Problem[]): unknown {
  const plain = getNullableType(type);
  const texts = (Array.isArray(given) ? given : [given]).map(String);
  const isList = isListType(plain);
  const values = isList
    ? texts
        .flatMap((text) => text.split(','))
        .map((text) => text.trim())
        .filter((text) => text !== '')
    : texts;
  if (!isList && values.length !== 1) {
    problems.push({ path, message: 'is given twice; expected one value' });
    return undefined;
  }
  const typed = values.map((value) => asNamed(value, String(plain)));
  return coerceInputValue(isList ? typed : typed[0], type, (at, _value, error) =>
    problems.push({ path: [path, ...at].join('.'), message: error.message }),
  );
}

/** An address has texts only. */
function asNamed(text: string, type: string): unknown {
  if (type.includes('Boolean') && /^(true|false)$/.test(text)) return text === 'true';
  return /\b(Int|Float)\b/.test(type) && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

function single(path: string, given: unknown, problems: Problem[]): string | null {
  if (given === undefined || given === '') return null;
  if (typeof given === 'string') return given;
  problems.push({ path, message: 'is given twice; expected one value' });
  return null;
}

function instant(text: string | null, problems: Problem[]): Date | null {
  if (text === null) return null;
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T23:59:59.999Z` : text;
  try {
    return new Date(scalars.DateTime.parseValue(whole) as string);
  } catch {
    const message = `${JSON.stringify(text.slice(0, 40))} is no moment; expected 2026-01-31 (its end, UTC) or 2026-01-31T12:00:00Z`;
    problems.push({ path: 'asOf', message });
    return null;
  }
}
