import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '#database';
import { notFound } from '#kernel';
import { dayOf } from '../day.js';
import { grouped } from '../grouped.js';
import { Held } from '../held.js';
import { SafeguardsEditionEntity } from './safeguards-edition.entity.js';
import { SafeguardsListingEntity } from './safeguards-listing.entity.js';

interface Editions {
  /** the newest first */
  all: SafeguardsEditionEntity[];
  /** by edition, by country */
  listings: Map<string, SafeguardsListingEntity[]>;
}

/** The editions and who is on them, in memory. */
@Injectable()
export class SafeguardsListService implements OnModuleInit {
  private readonly editions = new Held(() => this.load());

  constructor(@Inject(Database) private readonly db: Database) {}

  onModuleInit(): Promise<void> {
    return this.refresh();
  }

  refresh(): Promise<void> {
    return this.editions.refresh();
  }

  all(): SafeguardsEditionEntity[] {
    return this.editions.current.all;
  }

  find(id: string): SafeguardsEditionEntity | null {
    return this.all().find((edition) => edition.id === id) ?? null;
  }

  /** The edition in force on a day: the last one published until then. */
  inForceOn(day: string): SafeguardsEditionEntity | null {
    return this.all().find(({ publishedOn }) => publishedOn <= day) ?? null;
  }

  idOrInForce(id: string | null | undefined, on: string | null | undefined): SafeguardsEditionEntity | null {
    return id ? this.find(id) : this.inForceOn(dayOf(on));
  }

  listed(edition: string, certain: boolean): string[] {
    return (this.editions.current.listings.get(edition) ?? [])
      .filter((listing) => listing.certain === certain)
      .map(({ country }) => country);
  }

  /** Null where it is not established. */
  isOn(edition: string, country: string): boolean | null {
    const listing = this.editions.current.listings.get(edition)?.find((row) => row.country === country);
    if (!listing) return false;
    return listing.certain ? true : null;
  }

  wasOn(country: string, edition: string | null | undefined, on: string | null | undefined): boolean | null {
    const found = this.idOrInForce(edition, on);
    if (edition && !found) throw notFound(`The safeguards list edition ${edition}`);
    return found && this.isOn(found.id, country);
  }

  listingsOf(country: string): SafeguardsListingEntity[] {
    return this.all().flatMap(({ id }) =>
      (this.editions.current.listings.get(id) ?? []).filter((row) => row.country === country),
    );
  }

  private async load(): Promise<Editions> {
    const all = await this.db.repository(SafeguardsEditionEntity).find({ order: { publishedOn: 'DESC' } });
    const listings = await this.db.repository(SafeguardsListingEntity).find({ order: { country: 'ASC' } });
    return { all, listings: grouped(listings, ({ edition }) => edition) };
  }
}
