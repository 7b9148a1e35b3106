import { Inject, Injectable } from '@nestjs/common';
import { Access, type Actor } from '#access';
import { Database } from '#database';
import { loader, type SubgraphContext } from '#graphql';
import { grouped } from '../grouped.js';
import { contactRow, type ContactPointInput } from './contact-point.js';
import { ContactPointEntity } from './contact-point.entity.js';

export type { ContactPointEntity };

/**
 * Where an authority can be reached, as far as the reader may know. Who may write any of them reads all: who could not see
 * one would take it away with the next list.
 */
@Injectable()
export class ContactPointService {
  constructor(
    @Inject(Access) private readonly access: Access,
    @Inject(Database) private readonly db: Database,
  ) {}

  ofAuthority(context: SubgraphContext, authority: string): Promise<ContactPointEntity[]> {
    return loader(context, 'contact points', async (ids: readonly string[]) => {
      const byAuthority = await this.readable(context.actor, ids);
      return ids.map((id) => byAuthority.get(id) ?? []);
    }).load(authority);
  }

  /** By authority, in the order in which they were given. */
  async readable(actor: Actor, authorities: readonly string[]): Promise<Map<string, ContactPointEntity[]>> {
    const rows = await this.db
      .repository(ContactPointEntity)
      .createQueryBuilder('point')
      .where('point.authority = ANY(:authorities::text[])', { authorities })
      .andWhere('(:all::boolean OR point.readers && :keys::text[])', {
        all: this.access.can(actor, 'registry:write'),
        keys: actor.readerKeys,
      })
      .orderBy('point.place')
      .getMany();
    return grouped(rows, (row) => row.authority);
  }

  /** Takes part in the caller's transaction. */
  async replace(authority: string, points: readonly ContactPointInput[]): Promise<void> {
    const repository = this.db.repository(ContactPointEntity);
    await repository.delete({ authority });
    if (points.length > 0) await repository.insert(points.map((point, place) => contactRow(authority, place, point)));
  }
}
