import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '#database';
import { loader, type SubgraphContext } from '#graphql';
import { isWithin, today } from '#kernel';
import { dayOf } from '../day.js';
import { grouped } from '../grouped.js';
import type { Capacity } from './capacity.js';
import { DesignationEntity } from './designation.entity.js';

export type { DesignationEntity };

export interface DesignationQuestion {
  on?: string | null;
  capacity?: Capacity | null;
  country?: string | null;
}

/** Who is designated for what, and when. Asked for many authorities or countries at once, it costs one query. */
@Injectable()
export class DesignationService {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** Of all times, the newest first. */
  ofAuthority(context: SubgraphContext, authority: string): Promise<DesignationEntity[]> {
    return loader(context, 'designations by authority', (ids: readonly string[]) => this.load('authority', ids)).load(
      authority,
    );
  }

  async ofAuthorityOn(context: SubgraphContext, authority: string, on?: string | null): Promise<DesignationEntity[]> {
    const day = dayOf(on);
    return (await this.ofAuthority(context, authority)).filter(({ from, to }) => isWithin(day, from, to));
  }

  async isDesignated(context: SubgraphContext, authority: string): Promise<boolean> {
    return (await this.ofAuthorityOn(context, authority)).some(
      ({ capacity }) => capacity === 'DESIGNATED_NATIONAL_AUTHORITY',
    );
  }

  /** The id of the country's designated national authority today. */
  async nationalAuthority(context: SubgraphContext, country: string): Promise<string | null> {
    const rows = await loader(context, 'designations by country', (codes: readonly string[]) =>
      this.load('country', codes),
    ).load(country);
    return rows.find((row) => isNationalAuthority(row, today()))?.authority ?? null;
  }

  /** Ids of all designated national authorities on a day. */
  async designatedOn(day: string): Promise<Set<string>> {
    const rows = await this.db.repository(DesignationEntity).findBy({ capacity: 'DESIGNATED_NATIONAL_AUTHORITY' });
    return new Set(rows.filter((row) => isNationalAuthority(row, day)).map(({ authority }) => authority));
  }

  /** All in force on a day, in no order. Days are full ones here, so that texts compare as the days do. */
  inForce({ on, capacity, country }: DesignationQuestion): Promise<DesignationEntity[]> {
    const query = this.db
      .repository(DesignationEntity)
      .createQueryBuilder('d')
      .where('d.from <= :day AND (d.to IS NULL OR :day < d.to)', { day: dayOf(on) });
    if (capacity) query.andWhere('d.capacity = :capacity', { capacity });
    if (country) query.andWhere('d.country = :country', { country });
    return query.getMany();
  }

  private async load(by: 'authority' | 'country', keys: readonly string[]): Promise<DesignationEntity[][]> {
    const rows = await this.db.repository(DesignationEntity).find({
      where: { [by]: In([...keys]) },
      order: { from: 'DESC', capacity: 'ASC', id: 'DESC' },
    });
    const groups = grouped(rows, (row) => row[by]);
    return keys.map((key) => groups.get(key) ?? []);
  }
}

const isNationalAuthority = ({ capacity, from, to }: DesignationEntity, day: string): boolean =>
  capacity === 'DESIGNATED_NATIONAL_AUTHORITY' && isWithin(day, from, to);
