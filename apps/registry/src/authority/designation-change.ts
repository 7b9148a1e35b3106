import type { Change, Difference } from '#contracts';
import { countryName } from '#kernel';
import { registerChange } from '../change.js';
import type { AuthorityEntity } from './authority.entity.js';
import type { Capacity } from './capacity.js';
import type { DesignationEntity } from './designation.entity.js';

type Designated = Omit<DesignationEntity, 'id' | 'origin'>;

const LEGAL_BASES: Record<Capacity, string[]> = {
  DESIGNATED_NATIONAL_AUTHORITY: ['CODE-2010:7.3', 'CODE-2010:7.4'],
  MIGRANT_HEALTH_FOCAL_POINT: [],
  REGULATOR: [],
  STATISTICS: [],
  CLUSTER_COORDINATOR: [],
};

const WORDS: Record<Capacity, string> = {
  DESIGNATED_NATIONAL_AUTHORITY: 'designated national authority under Article 7.3 of the WHO Code',
  MIGRANT_HEALTH_FOCAL_POINT: "focal point for migrants' health",
  REGULATOR: 'regulator of health professions or recruitment',
  STATISTICS: 'authority for health workforce statistics',
  CLUSTER_COORDINATOR: 'coordinator',
};

/**
 * What the network learns when an authority's designations changed.
 * @param ended of this authority or of its predecessor, as they were before
 * @param endsOn the first day on which those no longer hold, where nothing takes their place
 */
export function designationChange(
  authority: Pick<AuthorityEntity, 'id' | 'country' | 'name'>,
  ended: readonly Designated[],
  begun: readonly Designated[],
  endsOn: string | null = null,
): Change {
  const capacities = [...new Set([...begun, ...ended].map(({ capacity }) => capacity))];
  return registerChange(authority.name, {
    type: 'designation.changed',
    subject: authority.id,
    owner: authority.id,
    countries: [authority.country],
    legalBases: capacities.flatMap((capacity) => LEGAL_BASES[capacity]),
    meaning: meaning(authority, ended, begun, endsOn),
    legalDate: begun[0]?.from ?? endsOn ?? ended[0]?.to ?? null,
    differences: capacities.map((capacity) => ({
      field: `designations.${capacity}`,
      before: fact(ended.find((row) => row.capacity === capacity)),
      after: fact(begun.find((row) => row.capacity === capacity) ?? endedOn(ended, capacity, endsOn)),
    })),
  });
}

function fact(row: Designated | undefined): Difference['after'] {
  if (!row) return null;
  const { authority, from, to, body, instrument, instrumentUrl, instrumentSha256, demonstration } = row;
  return {
    authority,
    from,
    to,
    ...(body && { body }),
    instrument,
    ...(instrumentUrl && { instrumentFile: { url: instrumentUrl, sha256: instrumentSha256 } }),
    ...(row.deputyAuthority && { deputyAuthority: row.deputyAuthority }),
    ...(row.deputyOffice && { deputyOffice: row.deputyOffice }),
    demonstration,
  };
}

function endedOn(ended: readonly Designated[], capacity: Capacity, to: string | null): Designated | undefined {
  const row = to === null ? undefined : ended.find((one) => one.capacity === capacity);
  return row && { ...row, to };
}

const inWords = ({ capacity, body }: Designated): string => `${WORDS[capacity]}${body ? ` of ${body}` : ''}`;

function meaning(
  { country, name }: Pick<AuthorityEntity, 'country' | 'name'>,
  ended: readonly Designated[],
  begun: readonly Designated[],
  endsOn: string | null,
): string {
  const who = `${name['en']} (${countryName(country, 'en')})`;
  if (begun.length === 0)
    return `${who} is no longer ${ended.map(inWords).join(' and ')}${endsOn ? ` from ${endsOn} on` : ''}.`;
  const roles = begun.map((row) => `${inWords(row)} from ${row.from}${row.to ? ` until ${row.to}` : ''}`);
  const madeUp = begun.every(({ demonstration }) => demonstration) ? ' This is made up for demonstration.' : '';
  return `${who} is ${roles.join(' and ')}.${madeUp}`;
}
