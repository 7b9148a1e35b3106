import type { Change, Difference } from '#contracts';
import { countryName } from '#kernel';
import { registerChange } from '../change.js';
import type { AuthorityEntity } from './authority.entity.js';
import type { Capacity, DesignationEntity } from './designation.entity.js';

type Designated = Omit<DesignationEntity, 'id' | 'origin'>;

const LEGAL_BASES: Record<Capacity, string[]> = {
  DESIGNATED_NATIONAL_AUTHORITY: ['CODE-2010:7.3', 'CODE-2010:7.4'],
  MIGRANT_HEALTH_FOCAL_POINT: [],
};

const WORDS: Record<Capacity, string> = {
  DESIGNATED_NATIONAL_AUTHORITY: 'designated national authority under Article 7.3 of the WHO Code',
  MIGRANT_HEALTH_FOCAL_POINT: "focal point for migrants' health",
};

/** What the network learns when an authority's designations changed. @param ended of this authority or of its predecessor */
export function designationChange(
  authority: Pick<AuthorityEntity, 'id' | 'country' | 'name'>,
  ended: readonly Designated[],
  begun: readonly Designated[],
): Change {
  const capacities = [...new Set([...begun, ...ended].map(({ capacity }) => capacity))];
  return registerChange(authority.name, {
    type: 'designation.changed',
    subject: authority.id,
    owner: authority.id,
    countries: [authority.country],
    legalBases: capacities.flatMap((capacity) => LEGAL_BASES[capacity]),
    meaning: meaning(authority, ended, begun),
    legalDate: begun[0]?.from ?? ended[0]?.to ?? null,
    differences: capacities.map((capacity) => ({
      field: `designations.${capacity}`,
      before: fact(ended.find((row) => row.capacity === capacity)),
      after: fact(begun.find((row) => row.capacity === capacity)),
    })),
  });
}

function fact(row: Designated | undefined): Difference['after'] {
  if (!row) return null;
  const { authority, from, to, instrument, demonstration } = row;
  return { authority, from, to, instrument, demonstration };
}

function meaning(
  { country, name }: Pick<AuthorityEntity, 'country' | 'name'>,
  ended: readonly Designated[],
  begun: readonly Designated[],
): string {
  const who = `${name['en']} (${countryName(country, 'en')})`;
  if (begun.length === 0) return `${who} is no longer ${ended.map(({ capacity }) => WORDS[capacity]).join(' and ')}.`;
  const roles = begun.map(({ capacity, from, to }) => `${WORDS[capacity]} from ${from}${to ? ` until ${to}` : ''}`);
  const madeUp = begun.every(({ demonstration }) => demonstration) ? ' This is made up for demonstration.' : '';
  return `${who} is ${roles.join(' and ')}.${madeUp}`;
}
