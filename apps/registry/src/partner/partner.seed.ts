import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import type { ReferenceData } from '../seed/reference-data.js';
import { upsertDiffering } from '../seed/write.js';
import { PartnerEntity } from './partner.entity.js';

@Injectable()
export class PartnerSeed {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** @returns rows written */
  async write({ partners }: ReferenceData): Promise<number> {
    const rows = partners.map(({ id, kind, name, website = null }) => ({
      id,
      kind,
      name,
      website,
      version: 1,
      removedOn: null,
      origin: 'REFERENCE' as const,
    }));
    return (await upsertDiffering(this.db, PartnerEntity, 'id', rows)).length;
  }
}
