import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import type { ReferenceData } from '../seed/reference-data.js';
import { reconcile, upsertDiffering } from '../seed/write.js';
import type { SeedExtent, Written } from '../seed/written.js';
import { AuthorityEntity, type OwnFunction } from './authority.entity.js';
import { designationChange } from './designation-change.js';
import { DesignationEntity } from './designation.entity.js';

type Authority = ReferenceData['authorities'][number];

@Injectable()
export class AuthoritySeed {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** Designations that are made up come with the demonstration only; a reference seed leaves those already here alone. */
  async write({ authorities }: ReferenceData, extent: SeedExtent): Promise<Written> {
    const written = await upsertDiffering(this.db, AuthorityEntity, 'id', authorities.map(authorityRow));
    const stated = authorities.flatMap(designationRows);
    const wanted =
      extent === 'demonstration'
        ? stated
        : [...stated.filter(({ demonstration }) => !demonstration), ...(await this.madeUp())];
    const { gone, come } = await reconcile(
      this.db,
      DesignationEntity,
      wanted,
      ({ country, capacity }) => `${country} ${capacity}`,
    );
    const changes = authorities
      .map((authority) => ({ authority, ended: gone.filter(by(authority)), begun: come.filter(by(authority)) }))
      .filter(({ ended, begun }) => ended.length + begun.length > 0)
      .map(({ authority, ended, begun }) => designationChange(authority, ended, begun));
    return { rows: written.length + gone.length + come.length, changes };
  }

  private async madeUp(): Promise<Omit<DesignationEntity, 'id'>[]> {
    return this.db.repository(DesignationEntity).findBy({ demonstration: true });
  }
}

const by =
  ({ id }: Authority) =>
  (row: { authority: string }): boolean =>
    row.authority === id;

const authorityRow = ({
  id,
  country,
  name,
  functions,
  ministry,
  legalBasis,
  website,
  demonstration,
  check,
}: Authority): AuthorityEntity => ({
  id,
  country,
  name,
  functions: functions.filter((one): one is OwnFunction => one !== 'DESIGNATED_NATIONAL_AUTHORITY'),
  ministry: ministry ?? null,
  legalBasis: legalBasis ?? null,
  website: website ?? null,
  demonstration: demonstration ?? false,
  certain: !check,
  zone: null,
  workingLanguages: [],
  workingHours: [],
  version: 1,
  origin: 'REFERENCE',
});

const designationRows = ({ id, country, demonstration, designations }: Authority): Omit<DesignationEntity, 'id'>[] =>
  designations.map(({ capacity, from, to = null, instrument = null }) => ({
    authority: id,
    country,
    capacity,
    from,
    to,
    instrument,
    instrumentUrl: null,
    instrumentSha256: null,
    body: null,
    deputyAuthority: null,
    deputyOffice: null,
    demonstration: demonstration ?? false,
    origin: 'REFERENCE',
  }));
