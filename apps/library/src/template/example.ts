import type { PublicationKind } from '#kernel';
import { joinList } from '../sheet/list-cell.js';
import type { Target } from '../import/target.js';

/** Reference of the row by which a template shows what goes where: an import passes over it. */
export const EXAMPLE = 'EXAMPLE (this row is not imported)';

const BY_NAME: Record<string, string> = {
  sourceId: EXAMPLE,
  country: 'VN',
  jurisdiction: 'VN',
  countries: 'VN; PH',
  originalLanguage: 'en',
  topics: 'migrants-health/workers',
  officialUrl: 'https://gazette.example/act/12',
  urlIsOfficial: 'true',
  number: '12/2026',
  audience: 'PUBLIC',
};

/** What might stand in a column of the kind, to be written over. */
export function exampleOf(kind: PublicationKind, column: string, { holds, node }: Target): string {
  const name = column.split('.').findLast((part) => !/^\d+$/.test(part)) as string;
  if (column === 'originalLanguage' || BY_NAME[name] !== undefined) return BY_NAME[name] as string;
  if (/(On|From|To|Until)$/.test(name)) return '2026-01-31';
  if (holds === 'list') return node.items?.enum ? joinList(node.items.enum.slice(0, 2).map(String)) : '';
  if (node.enum) return String(node.enum[0]);
  if (column.startsWith('title.')) return `Title of the ${kind.toLowerCase()}`;
  return column.startsWith('summary.') ? 'What it says, in a few sentences' : '';
}
