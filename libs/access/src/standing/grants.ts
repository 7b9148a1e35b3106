import { randomUUID } from 'node:crypto';
import type { Database } from '#database';
import { conflict, isUuid } from '#kernel';
import { APART, type Role } from '../permissions.js';
import { overlap, uncovered, type Period } from './period.js';
import { standingChanges } from './standing-changed.js';

export interface NewGrant extends Period {
  person: string;
  participant: string;
  role: Role;
  /** null: all */
  kinds: readonly string[] | null;
  /** the grant that is lent to a deputy */
  deputisesFor?: string | null;
  /** id of a person, or what granted it */
  grantedBy: string;
}

/** As it is in force: a deputy's ends no later than the one that it was lent from. */
export interface Grant extends NewGrant {
  id: string;
  deputisesFor: string | null;
  grantedAt: Date;
  endedBy: string | null;
}

/**
 * What is already held: `refuse` says so, for who grants one role on purpose; `fill` grants only what is not held yet, for
 * what brings several roles at once.
 */
export type WhenHeld = 'refuse' | 'fill';

const STANDING = 0x00c0_acce;
const GRANT = `
  SELECT g.id, g.person, g.participant, g.role, g.kinds, g.starts_at AS "startsAt", least(g.ends_at, whole.ends_at) AS "endsAt",
    g.deputises_for AS "deputisesFor", g.granted_by AS "grantedBy", g.granted_at AS "grantedAt", g.ended_by AS "endedBy"
  FROM access.role_grant g LEFT JOIN access.role_grant whole ON whole.id = g.deputises_for`;
const ORDER = `ORDER BY g.starts_at, g.role, g.id`;

/** Dated roles, read and written in the transaction of whoever's database this is. Who may is asked before. */
export class Grants {
  constructor(private readonly database: Pick<Database, 'query' | 'afterCommit'>) {}

  /** Rules over several grants (the last coordinator, no role twice) hold because writers take turns until they commit. */
  async takeTurn(): Promise<void> {
    standingChanges(this.database);
    await this.database.query('SELECT pg_advisory_xact_lock($1)', [STANDING]);
  }

  async find(id: string): Promise<Grant | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.database.query<Grant>(`${GRANT} WHERE g.id = $1`, [id]);
    return row ?? null;
  }

  ofPersons(persons: readonly string[]): Promise<Grant[]> {
    return this.database.query(`${GRANT} WHERE g.person = ANY($1::uuid[]) ${ORDER}`, [persons.filter(isUuid)]);
  }

  at(participants: readonly string[]): Promise<Grant[]> {
    return this.database.query(`${GRANT} WHERE g.participant = ANY($1) ${ORDER}`, [participants]);
  }

  /** @returns the ids of what was written: none when all of it was held, several around what was */
  async add(grant: NewGrant, whenHeld: WhenHeld): Promise<string[]> {
    const held = (await this.ofPersons([grant.person])).filter(({ participant }) => participant === grant.participant);
    refuseApart(grant, held);
    const same = held.filter((one) => one.role === grant.role && one.deputisesFor === null);
    if (whenHeld === 'refuse') refuseHeld(grant, same);
    const covering = same.filter(({ kinds }) => covers(kinds, grant.kinds));
    const ids: string[] = [];
    for (const period of uncovered(grant, covering)) ids.push(await this.insert({ ...grant, ...period }));
    return ids;
  }

  /** One that has not begun by then never does. */
  async end(id: string, at: Date, by: string): Promise<void> {
    await this.database.query(
      `UPDATE access.role_grant SET ends_at = greatest(starts_at, $2), ended_by = $3
       WHERE id = $1 AND (ends_at IS NULL OR ends_at > $2)`,
      [id, at, by],
    );
  }

  private async insert(grant: NewGrant): Promise<string> {
    const id = randomUUID();
    await this.database.query(
      `INSERT INTO access.role_grant (id, person, participant, role, kinds, starts_at, ends_at, deputises_for, granted_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        grant.person,
        grant.participant,
        grant.role,
        grant.kinds,
        grant.startsAt,
        grant.endsAt,
        grant.deputisesFor ?? null,
        grant.grantedBy,
      ],
    );
    return id;
  }
}

function refuseApart(grant: NewGrant, held: readonly Grant[]): void {
  for (const [one, other] of APART) {
    const apart = grant.role === one ? other : grant.role === other ? one : null;
    const clash = held.find((its) => its.role === apart && overlap(its, grant));
    if (clash)
      throw conflict(
        `Nobody is ${one} and ${other} of ${grant.participant} at the same time: who says who may publish does not publish. ${clash.role} is held ${during(clash)}.`,
      );
  }
}

function refuseHeld(grant: NewGrant, same: readonly Grant[]): void {
  const held = same.find((one) => overlap(one, grant) && meet(one.kinds, grant.kinds));
  if (!held) return;
  const limited = held.kinds === null ? '' : `, limited to ${held.kinds.join(', ')},`;
  throw conflict(
    `The role ${held.role} at ${held.participant} is held already${limited} ${during(held)}. End that grant first, or choose dates outside of it.`,
  );
}

const during = ({ startsAt, endsAt }: Period): string =>
  `from ${startsAt.toISOString()} ${endsAt === null ? 'without an end' : `until ${endsAt.toISOString()}`}`;

const covers = (held: readonly string[] | null, wanted: readonly string[] | null): boolean =>
  held === null || (wanted !== null && wanted.every((kind) => held.includes(kind)));

const meet = (one: readonly string[] | null, other: readonly string[] | null): boolean =>
  one === null || other === null || one.some((kind) => other.includes(kind));
