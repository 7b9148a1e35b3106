import { Inject, Injectable } from '@nestjs/common';
import { connection, Database, readPage, type Connection, type PageInput } from '#database';
import { CursorCodec } from '#kernel';
import { CAPACITIES, DesignationEntity, type Capacity } from '../authority/designation.entity.js';
import { dayOf } from '../day.js';

export type { DesignationEntity };

export interface RegisterQuestion {
  on?: string | null;
  capacity?: Capacity | null;
  country?: string | null;
}

/** Article 7.4: who is designated on a day, by country and capacity. A past day is answered as the register knows it now. */
@Injectable()
export class RegisterService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(CursorCodec) private readonly cursors: CursorCodec,
  ) {}

  async page(filter: RegisterQuestion & PageInput): Promise<Connection<DesignationEntity> & { totalCount: number }> {
    const purpose = `register ${dayOf(filter.on)} ${filter.capacity ?? '*'} ${filter.country ?? '*'}`;
    const page = readPage(this.cursors, purpose, filter);
    const all = await this.on(filter);
    const last = page.after?.map(String);
    const rows = (last ? all.filter((row) => compare(row, last) > 0) : all).slice(0, page.limit + 1);
    return { ...connection(this.cursors, purpose, page, rows, placeOf), totalCount: all.length };
  }

  /** All of them: there are a few for each country. Days are full ones here, so that texts compare as the days do. */
  async on({ on, capacity, country }: RegisterQuestion): Promise<DesignationEntity[]> {
    const query = this.db
      .repository(DesignationEntity)
      .createQueryBuilder('d')
      .where('d.from <= :day AND (d.to IS NULL OR :day < d.to)', { day: dayOf(on) });
    if (capacity) query.andWhere('d.capacity = :capacity', { capacity });
    if (country) query.andWhere('d.country = :country', { country });
    const rows = await query.getMany();
    return rows.sort((a, b) => compare(a, placeOf(b)));
  }
}

/** Its place in the register; padded, so that it compares as text. */
const placeOf = ({ country, capacity, id }: DesignationEntity): string[] => [
  country,
  String(CAPACITIES.indexOf(capacity)),
  String(id).padStart(10, '0'),
];

function compare(row: DesignationEntity, place: readonly string[]): number {
  const [a, b] = [placeOf(row).join(' '), place.join(' ')];
  return a === b ? 0 : a < b ? -1 : 1;
}
