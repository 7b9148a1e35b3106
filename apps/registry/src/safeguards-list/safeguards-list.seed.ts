import { Inject, Injectable } from '@nestjs/common';
import type { Change } from '#contracts';
import { Database } from '#database';
import { registerChange } from '../change.js';
import { grouped } from '../grouped.js';
import type { ReferenceData } from '../seed/reference-data.js';
import { reconcile, upsertDiffering } from '../seed/write.js';
import type { Written } from '../seed/written.js';
import { SafeguardsEditionEntity } from './safeguards-edition.entity.js';
import { SafeguardsListingEntity } from './safeguards-listing.entity.js';

type Edition = ReferenceData['editions'][number];

@Injectable()
export class SafeguardsListSeed {
  constructor(@Inject(Database) private readonly db: Database) {}

  async write({ editions }: ReferenceData): Promise<Written> {
    const before = grouped(
      await this.db.repository(SafeguardsListingEntity).find({ order: { country: 'ASC' } }),
      ({ edition }) => edition,
    );
    const written = await upsertDiffering(
      this.db,
      SafeguardsEditionEntity,
      'id',
      editions.map(({ id, title, publishedOn, criteria, count, check, note = null }) => ({
        id,
        title,
        publishedOn,
        criteria,
        count,
        certain: !check,
        note,
      })),
    );
    const { gone, come } = await reconcile(
      this.db,
      SafeguardsListingEntity,
      editions.flatMap(({ id, countries, uncertain }) => [
        ...countries.map((country) => ({ edition: id, country, certain: true })),
        ...uncertain.map((country) => ({ edition: id, country, certain: false })),
      ]),
    );
    const touched = new Set([...gone, ...come].map(({ edition }) => edition));
    const changes = editions
      .filter(({ id }) => touched.has(id))
      .map((edition) => editionChange(edition, before.get(edition.id) ?? null));
    return { rows: written.length + gone.length + come.length, changes };
  }
}

function editionChange(edition: Edition, before: readonly SafeguardsListingEntity[] | null): Change {
  const { id, title, publishedOn, count, countries, uncertain } = edition;
  const listed = (before ?? []).filter(({ certain }) => certain).map(({ country }) => country);
  return registerChange(title, {
    type: 'safeguards.edition_published',
    subject: id,
    owner: 'WHO',
    countries: [...new Set([...countries, ...uncertain, ...(before ?? []).map(({ country }) => country)])].sort(),
    legalBases: ['CODE-2010:5.1'],
    meaning: before
      ? `The edition ${id} of the list, published on ${publishedOn}, was corrected in the register.`
      : `The edition ${id} of the list, published on ${publishedOn}, names ${count} countries from which health workers should not be recruited actively.`,
    legalDate: publishedOn,
    differences: [{ field: 'countries', before: before && listed, after: countries }],
  });
}
