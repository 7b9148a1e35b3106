import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Database } from '#database';
import { Held } from '../held.js';
import { PartnerEntity } from './partner.entity.js';

export type { PartnerEntity };

/** Partners, in memory. */
@Injectable()
export class PartnerService implements OnModuleInit {
  private readonly partners = new Held(() => this.load());

  constructor(@Inject(Database) private readonly db: Database) {}

  onModuleInit(): Promise<void> {
    return this.refresh();
  }

  refresh(): Promise<void> {
    return this.partners.refresh();
  }

  find(id: string): PartnerEntity | null {
    return this.partners.current.get(id) ?? null;
  }

  all(): PartnerEntity[] {
    return [...this.partners.current.values()];
  }

  private async load(): Promise<Map<string, PartnerEntity>> {
    const rows = await this.db.repository(PartnerEntity).find({ where: { removedOn: IsNull() }, order: { id: 'ASC' } });
    return new Map(rows.map((row) => [row.id, row]));
  }
}
