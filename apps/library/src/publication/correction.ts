import { invalidInput, type Problem } from '#kernel';
import { relationOf } from '../link/relations.js';
import { definitionOf, type Content } from './content.js';
import { differences } from './differences.js';

/** A correction mends the record and not the law: whoever follows it is told so, and relies on it. */
export function refuseLegalChange(before: Content, after: Content): void {
  const fields = definitionOf(after.kind).legalFields;
  const changed = differences(before, after)
    .map(({ field }) => field)
    .filter((field) => fields.some((legal) => covers(legal.split('.'), field.split('.'))));
  if (legalLinks(before) !== legalLinks(after)) changed.push('links');
  if (changed.length === 0) return;
  throw invalidInput(
    changed.map((path): Problem => ({
      path,
      message: 'says what it is in law, which a correction cannot change; publish the draft as a revision instead',
    })),
  );
}

const covers = (legal: readonly string[], field: readonly string[]): boolean =>
  legal.every((part, index) => index >= field.length || part === '*' || part === field[index]);

const legalLinks = ({ links = [] }: Content): string =>
  JSON.stringify(
    links
      .filter(({ relation }) => relationOf(relation).legal)
      .map(({ relation, target, external }) => [relation, target ?? null, external?.url ?? null])
      .sort(),
  );
