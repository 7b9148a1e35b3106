import { z } from 'zod';
import { PUBLICATION_KINDS } from '#kernel';

/** The mapping file. `--print-schema` gives this as JSON Schema, docs/import.md explains it with examples. */
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const oneOrMany = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1)]);
const condition = z.record(z.string(), oneOrMany(scalar));
const from = condition
  .optional()
  .describe('only rows where every column named has the value, or one of the values, give the field');

export const constSource = z
  .strictObject({ const: z.json().describe('the value itself, the same in every row'), from })
  .describe('a value that no column holds');

export const templateSource = z
  .strictObject({
    template: z.string().min(1).describe('text with columns in braces: "Agreement between {a} and {b}"'),
    maxLength: z.int().min(2).optional(),
    from,
  })
  .describe('a text made of several columns; absent when one of them is empty');

export const columnSource = z
  .strictObject({
    column: oneOrMany(z.string().min(1)).describe(
      'name of the column; in JSON lines also a path such as meta.dates.0; of several the first that is not empty',
    ),
    optional: z.boolean().optional().describe('true: the file need not have the column'),
    default: scalar.optional().describe('where the column is empty'),
    date: oneOrMany(z.string().min(1))
      .optional()
      .describe('the column holds a date: YYYY, MM, M, DD, D, * for any rest; of several formats any may fit'),
    calendar: z
      .enum(['gregorian', 'buddhist'])
      .optional()
      .describe('buddhist: years of the Buddhist era (B.E. 2569 is 2026)'),
    years: z
      .tuple([z.int(), z.int()])
      .optional()
      .describe('first and last year believed; default 1000 to 60 years ahead'),
    from,
    replace: z
      .record(z.string().min(1), z.string())
      .optional()
      .describe('texts within the value and what stands for them, one after the other'),
    each: z
      .string()
      .min(1)
      .optional()
      .describe(
        'for lists whose items have parts: every value becomes an item with this part, e.g. "country" of parties',
      ),
    split: z.string().min(1).optional().describe('for lists: what stands between the items, e.g. ";"'),
    html: z.boolean().optional().describe('true: tags are taken out, entities decoded'),
    countryNamesIn: z
      .string()
      .optional()
      .describe('the column holds names of countries in this language, which become ISO codes'),
    codes: z
      .record(z.string(), z.union([scalar, z.null()]))
      .optional()
      .describe('from what the column holds to what the record shall hold; null leaves the field out'),
    otherwise: z
      .union([scalar, z.null()])
      .optional()
      .describe('for what codes does not name; without it such a row is refused; null leaves the field out'),
    maxLength: z.int().min(2).optional().describe('longer texts are cut between words, with an ellipsis'),
  })
  .describe('a column and what is done with it, in this order: trimmed, html, split, replace, date, codes, maxLength');

export const mappingSchema = z
  .strictObject({
    $schema: z.string().optional(),
    version: z.literal(1).describe('of this format'),
    about: z.string().optional().describe('for readers of the mapping: which file, from where, under which licence'),
    format: z.enum(['csv', 'jsonl', 'xlsx']).optional().describe('seen from the file when absent'),
    encoding: z
      .string()
      .refine(isEncoding, {
        error: ({ input }) => `${JSON.stringify(input)} is not a known encoding; try windows-1252`,
      })
      .optional()
      .describe('of the file, by its WHATWG name; default utf-8'),
    csv: z
      .strictObject({
        delimiter: z.string().length(1).optional().describe('seen from the first line when absent'),
        quote: z.string().length(1).optional().describe('default "'),
        header: z
          .array(z.string().min(1))
          .min(1)
          .optional()
          .describe('names of the columns, for a file without a first line that names them'),
      })
      .optional(),
    sheet: z
      .union([z.string().min(1), z.int().min(1)])
      .optional()
      .describe('of a workbook: its name, or its place from 1; default: the first that is shown'),
    kind: z.enum(PUBLICATION_KINDS),
    owner: z
      .union([z.string(), columnSource])
      .optional()
      .describe('the participant whose records these are, or the column that tells it of each row; --owner wins'),
    group: z
      .strictObject({
        by: oneOrMany(z.union([z.string().min(1), columnSource])).describe(
          'the columns that the rows of one record have in common',
        ),
        scattered: z
          .boolean()
          .optional()
          .describe('true: its rows may stand anywhere in the file, which is read whole before anything is published'),
      })
      .optional()
      .describe('several rows make one record; without it every row is one'),
    empty: z
      .array(z.string())
      .optional()
      .describe('values that mean "nothing", e.g. "n/a"; the empty text always does'),
    where: condition.optional().describe('only rows where every column named has the value, or one of the values'),
    skipIf: condition.optional().describe('not the rows where any column named has the value, or one of the values'),
    fields: z
      .record(z.string(), z.union([z.string().min(1), constSource, columnSource, templateSource]))
      .describe(
        'field of the record: column, or what to do. title.es is the title in Spanish, parties.0.country the first party',
      ),
  })
  .meta({ title: 'Mapping of npm run import', $schema: 'https://json-schema.org/draft/2020-12/schema' });

/** For editors, which complete and check a mapping while it is written. */
export const mappingJsonSchema = (): object => z.toJSONSchema(mappingSchema, { io: 'input' });

export type Mapping = z.infer<typeof mappingSchema>;
export type Condition = z.infer<typeof condition>;
export type ConstSource = z.infer<typeof constSource>;
export type TemplateSource = z.infer<typeof templateSource>;
export type ColumnSource = z.infer<typeof columnSource>;
export type Source = ConstSource | TemplateSource | ColumnSource;

/** A bare name is a column with nothing done to it. */
export const sourceOf = (given: string | Source): Source => (typeof given === 'string' ? { column: given } : given);

export const many = <T>(given: T | T[]): T[] => (Array.isArray(given) ? given : [given]);

function isEncoding(name: string): boolean {
  try {
    new TextDecoder(name);
    return true;
  } catch {
    return false;
  }
}
