import { bodyReaderKeys, keepReaderKeys } from '#access';
import type { Database } from '#database';
import { grouped } from '../grouped.js';
import { BodyMemberEntity } from './body-member.entity.js';
import { RegionalBodyEntity } from './regional-body.entity.js';

/**
 * Who reads what is for a body follows from its list of members: the facts are kept in the transaction that alters the list,
 * where every process finds them.
 * @param ids the bodies whose lists were altered; absent: all
 */
export async function keepBodyReaders(db: Database, ids?: readonly string[]): Promise<void> {
  const bodies = await db.repository(RegionalBodyEntity).find();
  const members = grouped(await db.repository(BodyMemberEntity).find(), ({ body }) => body);
  const altered = bodies.filter(({ id }) => ids?.includes(id) ?? true);
  await keepReaderKeys(
    db,
    altered.map(({ id }) => id),
    altered.flatMap((body) => bodyReaderKeys(body, members.get(body.id) ?? [], bodies)),
  );
}
