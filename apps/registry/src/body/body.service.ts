import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '#database';
import { isWithin } from '#kernel';
import { dayOf } from '../day.js';
import { Held } from '../held.js';
import { RegionalBodyEntity } from './regional-body.entity.js';

export type { RegionalBodyEntity };

/** Regional bodies without their members, in memory. */
@Injectable()
export class BodyService implements OnModuleInit {
  private readonly bodies = new Held(() => this.load());

  constructor(@Inject(Database) private readonly db: Database) {}

  onModuleInit(): Promise<void> {
    return this.refresh();
  }

  refresh(): Promise<void> {
    return this.bodies.refresh();
  }

  find(id: string | null): RegionalBodyEntity | null {
    return id === null ? null : (this.bodies.current.get(id) ?? null);
  }

  all(): RegionalBodyEntity[] {
    return [...this.bodies.current.values()];
  }

  partsOf(id: string, on?: string | null): RegionalBodyEntity[] {
    const day = dayOf(on);
    return this.all().filter(({ partOf, partFrom, partTo }) => partOf === id && isWithin(day, partFrom, partTo));
  }

  private async load(): Promise<Map<string, RegionalBodyEntity>> {
    const rows = await this.db.repository(RegionalBodyEntity).find({ order: { id: 'ASC' } });
    return new Map(rows.map((row) => [row.id, row]));
  }
}
