import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { publicationId, publicationPrefix, type PublicationKind } from '#kernel';

/** Citable ids. Taken before the transaction that uses them where one can, so that writers of one country do not queue. */
@Injectable()
export class Serials {
  constructor(@Inject(Database) private readonly db: Database) {}

  async next(owner: string, kind: PublicationKind): Promise<string> {
    const [id] = await this.take(owner, kind, 1);
    return id as string;
  }

  async take(owner: string, kind: PublicationKind, count: number): Promise<string[]> {
    if (count === 0) return [];
    const year = new Date().getUTCFullYear();
    const [row] = await this.db.query<{ last: number }>(
      `INSERT INTO library.serial AS s (prefix, kind, year, last) VALUES ($1, $2, $3, $4)
       ON CONFLICT (prefix, kind, year) DO UPDATE SET last = s.last + excluded.last RETURNING last`,
      [publicationPrefix(owner), kind, year, count],
    );
    const first = (row as { last: number }).last - count + 1;
    return Array.from({ length: count }, (_, index) => publicationId(owner, kind, year, first + index));
  }
}
