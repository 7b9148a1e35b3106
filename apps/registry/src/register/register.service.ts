import { Inject, Injectable } from '@nestjs/common';
import { connection, readPage, type Connection, type PageInput } from '#database';
import { CursorCodec } from '#kernel';
import { CAPACITIES } from '../authority/capacity.js';
import {
  DesignationService,
  type DesignationEntity,
  type DesignationQuestion,
} from '../authority/designation.service.js';
import { dayOf } from '../day.js';

/** Article 7.4: who is designated on a day, by country and capacity. A past day is answered as the register knows it now. */
@Injectable()
export class RegisterService {
  constructor(
    @Inject(DesignationService) private readonly designations: DesignationService,
    @Inject(CursorCodec) private readonly cursors: CursorCodec,
  ) {}

  async page(filter: DesignationQuestion & PageInput): Promise<Connection<DesignationEntity> & { totalCount: number }> {
    const purpose = `register ${dayOf(filter.on)} ${filter.capacity ?? '*'} ${filter.country ?? '*'}`;
    const page = readPage(this.cursors, purpose, filter);
    const all = await this.on(filter);
    const last = page.after?.map(String);
    const rows = (last ? all.filter((row) => compare(row, last) > 0) : all).slice(0, page.limit + 1);
    return { ...connection(this.cursors, purpose, page, rows, placeOf), totalCount: all.length };
  }

  /** All of them, in order: there are a few for each country. */
  async on(question: DesignationQuestion): Promise<DesignationEntity[]> {
    const rows = await this.designations.inForce(question);
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
