import { Inject, Injectable } from '@nestjs/common';
import type { Change } from '#contracts';
import { Database } from '#database';
import { grouped } from '../grouped.js';
import type { ReferenceData } from '../seed/reference-data.js';
import { reconcile, upsertDiffering } from '../seed/write.js';
import type { Written } from '../seed/written.js';
import { BodyMemberEntity } from './body-member.entity.js';
import { membershipChange } from './membership-change.js';
import { RegionalBodyEntity } from './regional-body.entity.js';

@Injectable()
export class BodySeed {
  constructor(@Inject(Database) private readonly db: Database) {}

  async write({ bodies }: ReferenceData): Promise<Written> {
    const rows = bodies.map(
      ({ id, name, acronym = null, website = null, partOf = null, partFrom = null, partTo = null }) => ({
        id,
        name,
        acronym,
        website,
        partOf,
        partFrom,
        partTo,
      }),
    );
    const writtenBodies = await upsertDiffering(this.db, RegionalBodyEntity, 'id', rows);
    const before = await this.membersByBody();
    const { gone, come } = await reconcile(
      this.db,
      BodyMemberEntity,
      bodies.flatMap(({ id, members }) =>
        members.map(({ country, kind, from = null, to = null, check, note = null }) => ({
          body: id,
          country,
          kind,
          from,
          to,
          certain: !check,
          note,
          origin: 'REFERENCE' as const,
        })),
      ),
      ({ body, country, kind }) => `${body} ${country} ${kind}`,
    );
    const after = gone.length + come.length === 0 ? before : await this.membersByBody();
    const changes = rows
      .map((body) => membershipChange(body, before.get(body.id) ?? [], after.get(body.id) ?? []))
      .filter((change): change is Change => change !== null);
    return { rows: writtenBodies.length + gone.length + come.length, changes };
  }

  private async membersByBody(): Promise<Map<string, BodyMemberEntity[]>> {
    const rows = await this.db.repository(BodyMemberEntity).find({ order: { country: 'ASC', from: 'ASC' } });
    return grouped(rows, ({ body }) => body);
  }
}
