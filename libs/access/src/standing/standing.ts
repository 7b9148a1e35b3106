import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { Fault } from '#kernel';
import type { Actor, HeldRole, Via } from '../actor.js';
import { Readers } from '../audience/readers.js';
import type { Role } from '../permissions.js';
import { StandingNews } from './news.js';
import { Remembered } from './remembered.js';

/** A person or a service account with every role that it held, holds or will hold. */
export interface Holder {
  id: string;
  name: string;
  grants: readonly DatedGrant[];
}

export interface DatedGrant {
  participant: string;
  role: Role;
  kinds: readonly string[] | null;
  startsAt: Date;
  endsAt: Date | null;
}

export interface Recognised {
  via: Via;
  acr?: string | null;
  /** whom the caller says to act for; may be left out where there is only one */
  participant?: string | null;
  /** participants that the issuer of the proof may speak for */
  mayActFor?: (participant: string) => boolean;
}

/** A deputy's grant lasts no longer than the one that it stands in for. */
const PERSON = `
  SELECT p.id, p.name, coalesce(jsonb_agg(jsonb_build_object('participant', g.participant, 'role', g.role, 'kinds', g.kinds,
    'startsAt', g.starts_at, 'endsAt', least(g.ends_at, whole.ends_at))) FILTER (WHERE g.id IS NOT NULL), '[]') AS grants
  FROM access.person p
  LEFT JOIN access.role_grant g ON g.person = p.id
  LEFT JOIN access.role_grant whole ON whole.id = g.deputises_for
  WHERE p.left_at IS NULL AND p.id = `;

/** What somebody may now, by the register: dated grants, read once and kept until anything changes. */
@Injectable()
export class Standing {
  private readonly byIdentity: Remembered<Holder>;
  private readonly byPerson: Remembered<Holder>;
  private readonly rules: Remembered<{ publishAcr: string | null }>;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(StandingNews) news: StandingNews,
    @Inject(Readers) private readonly readers: Readers,
  ) {
    this.byIdentity = new Remembered(news, (key) => {
      const [issuer, subject] = JSON.parse(key) as [string, string];
      return this.person('(SELECT person FROM access.identity WHERE issuer = $1 AND subject = $2)', [issuer, subject]);
    });
    this.byPerson = new Remembered(news, (id) => this.person('$1', [id]));
    this.rules = new Remembered(news, (participant) => this.loadRule(participant));
  }

  /** Null: nobody in the register signs in that way. */
  ofIdentity(issuer: string, subject: string): Promise<Holder | null> {
    return this.byIdentity.get(JSON.stringify([issuer, subject]));
  }

  ofPerson(id: string): Promise<Holder | null> {
    return this.byPerson.get(id);
  }

  /** The `acr` that a participant asks for when something is published. */
  async publishAcr(participant: string): Promise<string | null> {
    return (await this.rules.get(participant))?.publishAcr ?? null;
  }

  /** The participants that somebody holds a role at now. */
  participantsOf(holder: Holder, now = new Date()): string[] {
    return [...new Set(inForce(holder.grants, now).map(({ participant }) => participant))].sort();
  }

  /** Acting for the participant that was named, or for the only one; refused when no role is held there now. */
  async actor(holder: Holder, { via, acr = null, participant, mayActFor = () => true }: Recognised): Promise<Actor> {
    const now = new Date();
    const choice = participant ?? only(this.participantsOf(holder, now).filter(mayActFor));
    if (!mayActFor(choice)) throw refused(`its issuer may not speak for ${choice}`);
    const held = inForce(holder.grants, now).filter((grant) => grant.participant === choice);
    if (held.length === 0) throw refused(noRole(holder, choice, now));
    const grants: HeldRole[] = held.map(({ role, kinds }) => ({ role, kinds }));
    return {
      person: holder.id,
      name: holder.name,
      participant: choice,
      roles: [...new Set(grants.map(({ role }) => role))],
      grants,
      readerKeys: await this.readers.keysOf(choice),
      via,
      acr,
      publishAcr: await this.publishAcr(choice),
    };
  }

  private async person(which: string, parameters: unknown[]): Promise<Holder | null> {
    const [row] = await this.database.query<{ id: string; name: string; grants: StoredGrant[] }>(
      `${PERSON} ${which}::uuid GROUP BY p.id`,
      parameters,
    );
    return row ? { ...row, grants: row.grants.map(dated) } : null;
  }

  private async loadRule(participant: string): Promise<{ publishAcr: string | null }> {
    const [row] = await this.database.query<{ publishAcr: string | null }>(
      `SELECT publish_acr AS "publishAcr" FROM access.participant_rule WHERE participant = $1`,
      [participant],
    );
    return row ?? { publishAcr: null };
  }
}

type StoredGrant = Omit<DatedGrant, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string | null };

const dated = (grant: StoredGrant): DatedGrant => ({
  ...grant,
  startsAt: new Date(grant.startsAt),
  endsAt: grant.endsAt === null ? null : new Date(grant.endsAt),
});

export const inForce = <G extends { startsAt: Date; endsAt: Date | null }>(grants: readonly G[], now: Date): G[] =>
  grants.filter(({ startsAt, endsAt }) => startsAt <= now && (endsAt === null || endsAt > now));

export const refused = (reason: string): Fault => new Fault('NOT_AUTHENTICATED', `The sign-in is refused: ${reason}.`);

function only(participants: readonly string[]): string {
  const [first] = participants;
  if (first === undefined) throw refused('no role is held at any participant now');
  if (participants.length === 1) return first;
  throw refused(
    `roles are held at ${participants.join(', ')}; say which one you act for in the header comity-participant`,
  );
}

function noRole({ grants }: Holder, participant: string, now: Date): string {
  const ended = grants
    .filter((grant) => grant.participant === participant && grant.endsAt !== null && grant.endsAt <= now)
    .sort((a, b) => Number(b.endsAt) - Number(a.endsAt));
  if (ended[0]?.endsAt) return `the last role at ${participant} ended on ${ended[0].endsAt.toISOString()}`;
  return `no role is held at ${participant} now`;
}
