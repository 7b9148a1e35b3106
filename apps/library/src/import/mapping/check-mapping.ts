import { isLanguage } from '#kernel';
import { refuse } from '../file/fault.js';
import { quoted } from '../file/quoted.js';
import { type Target, Targets } from '../target.js';
import { dateFormat } from '../value/date-format.js';
import { many, sourceOf, type ColumnSource, type Mapping, type Source } from './mapping-schema.js';

export interface Rule {
  /** as the mapping names it */
  name: string;
  target: Target;
  source: Source;
  /** where in the path each row of a group has a place of its own: `parties.+.country` */
  perRow?: number;
}

/** Everything that is wrong with what the mapping says of the record, before the file is looked at. */
export function checkMapping(mapping: Mapping, file: string): Rule[] {
  const targets = new Targets(mapping.kind);
  const faults: string[] = [];
  const rules: Rule[] = [];
  for (const [name, given] of Object.entries(mapping.fields)) {
    const parts = name.split('.');
    const perRow = parts.indexOf('+');
    const target = targets.find(parts.map((part) => (part === '+' ? '0' : part)).join('.'));
    if (typeof target === 'string') {
      faults.push(target);
      continue;
    }
    if (perRow !== -1 && (mapping.group === undefined || parts.lastIndexOf('+') !== perRow)) {
      faults.push(
        `${name}: + stands for every row of a group, ${mapping.group === undefined ? 'and the mapping has no group' : 'once in a name'}`,
      );
      continue;
    }
    const rule: Rule = { name, target, source: sourceOf(given), ...(perRow === -1 ? {} : { perRow }) };
    rules.push(rule);
    faults.push(...sourceFaults(rule, targets).map((fault) => `${name}: ${fault}`));
  }
  faults.push(...missing(mapping, targets, rules), ...doubles(rules));
  if (faults.length > 0) refuse(`The mapping ${file}`, ...faults);
  return rules;
}

function missing({ kind, fields }: Mapping, targets: Targets, rules: readonly Rule[]): string[] {
  const named = new Set(Object.keys(fields).map((name) => name.split('.')[0]));
  const what = kind.toLowerCase();
  const faults = targets.required
    .filter((name) => !named.has(name))
    .map((name) => `${name} is missing: a ${what} cannot be without it`);
  if (!named.has('sourceId'))
    faults.push("sourceId is missing: the file's own key of each row, by which a second import knows the record again");
  const original = rules.find(({ name }) => name === 'originalLanguage')?.source;
  const titles = rules.filter(({ target }) => target.path[0] === 'title').map(({ target }) => target.path[1]);
  if (original && 'const' in original && titles.length > 0 && !titles.includes(String(original.const)))
    faults.push(`title.${String(original.const)} is missing: the title in the original language`);
  return faults;
}

function doubles(rules: readonly Rule[]): string[] {
  const first = new Map<string, string>();
  return rules.flatMap(({ name, target }) => {
    const path = target.path.join('.');
    const other = first.get(path);
    first.set(path, name);
    return other === undefined ? [] : [`${name}: is the same field as ${other}`];
  });
}

function sourceFaults({ target, source }: Rule, targets: Targets): string[] {
  if ('const' in source)
    return targets
      .refusals(target, source.const)
      .map((message) => (message.startsWith('"') ? message : `${quoted(source.const)}: ${message}`));
  if ('column' in source && source.each !== undefined) return eachFaults(target, source, targets);
  if (target.holds === 'parts') return [`has parts: give ${targets.partsOf(target)}`];
  if ('template' in source) {
    if (target.holds !== 'text') return ['a template makes a text, and this field is none'];
    return columnsIn(source.template).length > 0 ? [] : ['the template names no column; write {"const": …} instead'];
  }
  return [
    ...dateFaults(source),
    ...languageFaults(source),
    ...shapeFaults(target, source),
    ...codeFaults(target, source, targets),
  ];
}

/** As if the part had a place of its own. */
function eachFaults(target: Target, { each, ...source }: ColumnSource, targets: Targets): string[] {
  if (!target.node.items?.properties) return ['each is for lists whose items have parts'];
  const part = targets.find(`${target.path.join('.')}.0.${each}`);
  if (typeof part === 'string') return [part];
  const { split: _split, ...alone } = source;
  return sourceFaults({ name: each ?? '', target: part, source: alone }, targets);
}

function dateFaults({ date, calendar, years, codes, html, countryNamesIn }: ColumnSource): string[] {
  if (date === undefined)
    return [calendar && 'calendar', years && 'years']
      .filter((option) => option !== undefined)
      .map((option) => `${option} needs date: the format that the column has`);
  const others = Object.entries({ codes, html, countryNamesIn }).filter(([, option]) => option !== undefined);
  return [
    ...many(date)
      .map((format) => dateFormat(format))
      .filter((format) => typeof format === 'string'),
    ...others.map(([option]) => `date and ${option} do not go together`),
    ...(years && years[0] > years[1] ? ['years: the first lies after the last'] : []),
  ];
}

const languageFaults = ({ countryNamesIn }: ColumnSource): string[] =>
  countryNamesIn === undefined || isLanguage(countryNamesIn)
    ? []
    : [`countryNamesIn: ${quoted(countryNamesIn)} is not a language; expected a tag such as en or es`];

function shapeFaults({ holds }: Target, { split, codes, otherwise, countryNamesIn, date }: ColumnSource): string[] {
  const faults: string[] = [];
  if (split !== undefined && holds !== 'list') faults.push('split is for lists, and this field holds one value');
  if (otherwise !== undefined && codes === undefined && countryNamesIn === undefined && !(date && otherwise === null))
    faults.push('otherwise needs codes, or null beside a date');
  return faults;
}

/** The codes that the mapping itself would write, as the library's vocabularies see them. */
function codeFaults(
  target: Target,
  { codes = {}, otherwise, default: byDefault }: ColumnSource,
  targets: Targets,
): string[] {
  const written: [string, unknown][] = [
    ...Object.entries(codes).map(([given, code]): [string, unknown] => [`codes.${given}`, code]),
    ['otherwise', otherwise],
    ['default', byDefault],
  ];
  return written
    .filter(([, code]) => code !== undefined && code !== null)
    .flatMap(([where, code]) =>
      targets
        .refusals(target, target.holds === 'list' ? [code] : code)
        .map((message) => `${where}: ${quoted(code)}: ${message}`),
    );
}

/** Names in braces. */
export const columnsIn = (template: string): string[] =>
  [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name as string);
