import type { z } from 'zod';
import { isParticipantId } from '#kernel';
import { nearest } from '../../vocabulary/nearest.js';
import { refuse } from '../file/fault.js';
import { jsonFault } from '../file/json-fault.js';
import { quoted } from '../file/quoted.js';
import {
  columnSource,
  constSource,
  mappingSchema,
  templateSource,
  type ColumnSource,
  type Mapping,
} from './mapping-schema.js';

export type OwnedMapping = Mapping & { owner: string | ColumnSource };

/**
 * The mapping as its schema describes it, with an owner. What it says of fields and columns is checked elsewhere.
 * @param file what it is called when something is wrong with it
 * @param owner wins over the mapping's
 * @param byDefault the owner where neither says one
 */
export function readMapping(text: string, file: string, owner?: string, byDefault?: string): OwnedMapping {
  const parsed = mappingSchema.safeParse(readJson(text.replace(/^\ufeff/, ''), file));
  if (!parsed.success) refuse(`The mapping ${file}`, ...parsed.error.issues.flatMap(faultsOf));
  const owning = owner ?? parsed.data.owner ?? byDefault;
  if (owning === undefined) refuse(`The mapping ${file}`, 'owner is missing; give it in the mapping or with --owner');
  if (typeof owning === 'string' && !isParticipantId(owning))
    refuse(
      `The mapping ${file}`,
      `owner: ${quoted(owning)} is not a participant's id; expected one such as CH-BAG or IOM`,
    );
  return { ...parsed.data, owner: owning };
}

function readJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const { line, column, expected } = jsonFault(text);
    return refuse(`The mapping ${file}`, `is not JSON: line ${line}, column ${column}: expected ${expected}`);
  }
}

const TOP = Object.keys(mappingSchema.shape);

function faultsOf(issue: z.core.$ZodIssue): string[] {
  const [first, field] = issue.path;
  if (first === 'fields' && field !== undefined && issue.code === 'invalid_union')
    return sourceFaults(String(field), issue.input);
  return [told(issue, issue.path, TOP)];
}

const SOURCES = { const: constSource, column: columnSource, template: templateSource };

/** A union says only that nothing fits; what the author meant is seen from the key. */
function sourceFaults(field: string, given: unknown): string[] {
  const path = ['fields', field];
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
  const key = (Object.keys(SOURCES) as (keyof typeof SOURCES)[]).find((k) => isObject && k in given);
  if (!key) return [`${path.join('.')}: expected a column's name, {"column": …}, {"const": …} or {"template": …}`];
  const parsed = SOURCES[key].safeParse(given);
  return (parsed.error?.issues ?? []).map((i) => told(i, [...path, ...i.path], Object.keys(SOURCES[key].shape)));
}

function told(issue: z.core.$ZodIssue, path: readonly PropertyKey[], known: readonly string[]): string {
  const at = path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .map((key) => {
        const near = nearest(key, known);
        return `${at ? `${at}.` : ''}${key} is not known here${near ? `; did you mean ${near}?` : `; expected ${known.join(', ')}`}`;
      })
      .join('; ');
  }
  if (issue.code === 'invalid_type' && /received undefined$/.test(issue.message))
    return `${at} is missing; expected ${issue.expected}`;
  return `${at || 'it'}: ${issue.message.replace(/^Invalid input: /, '')}`;
}
