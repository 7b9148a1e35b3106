import { IsNull } from 'typeorm';
import type { Database } from '#database';
import { DesignationEntity } from './designation.entity.js';
import { headingOf, type HeldCapacity } from './designation-input.js';

/** All that may not overlap with the one that is meant, the newest first. */
export function designationsUnder(db: Database, country: string, held: HeldCapacity): Promise<DesignationEntity[]> {
  const { body, ...heading } = headingOf(country, held);
  return db
    .repository(DesignationEntity)
    .find({ where: { ...heading, body: body ?? IsNull() }, order: { from: 'DESC' } });
}
