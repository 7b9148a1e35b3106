import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { conflict, Fault } from '#kernel';
import { Audit } from '../audit/audit.js';
import { roleGrants, type Role } from '../permissions.js';
import { hashOf, kindOfSecret } from '../secret.js';
import { Grants } from './grants.js';
import { People } from './people.js';
import { inForce } from './standing.js';

/** What the page shows before somebody signs in. Whoever has the link may see it. */
export interface InvitationPreview {
  id: string;
  participant: string;
  name: string;
  email: string;
  language: string | null;
  roles: Role[];
  /** null: all */
  kinds: string[] | null;
  startsAt: Date;
  /** the first moment after it; null: it lasts */
  endsAt: Date | null;
  /** a name, where a person invited */
  invitedBy: string | null;
  expiresAt: Date;
}

export interface Acceptance {
  /** the secret of the link, `ci_…` */
  token: string;
  issuer: string;
  subject: string;
  name?: string | null;
  email?: string | null;
  /** participants that the issuer may speak for */
  mayActFor?: (participant: string) => boolean;
}

export interface Accepted {
  person: string;
  participant: string;
  roles: Role[];
}

interface Stored extends InvitationPreview {
  inviter: string;
  acceptedAt: Date | null;
  acceptedBy: string | null;
  withdrawnAt: Date | null;
  now: Date;
}

/** The other end of the link in a letter. Writing letters is the registry's. */
@Injectable()
export class Invitations {
  private readonly people: People;
  private readonly grants: Grants;

  constructor(@Inject(Database) private readonly database: Database) {
    this.people = new People(database);
    this.grants = new Grants(database);
  }

  /** Throws a Fault (NOT_FOUND, GONE) when the link is good for nothing. */
  async preview(token: string): Promise<InvitationPreview> {
    const invitation = await this.find(token);
    usable(invitation);
    await this.refuseLostMandate(invitation);
    const { id, participant, name, email, language, roles, kinds, startsAt, endsAt, invitedBy, expiresAt } = invitation;
    return { id, participant, name, email, language, roles, kinds, startsAt, endsAt, invitedBy, expiresAt };
  }

  /**
   * Whoever signed in takes up the roles. A second click of the same person finds it done; of two persons with the same link
   * the first is the one.
   */
  async accept(given: Acceptance): Promise<Accepted> {
    return this.database.transaction(async () => {
      await this.grants.takeTurn();
      const invitation = await this.find(given.token);
      const known = await this.people.ofIdentity(given);
      if (invitation?.acceptedBy && invitation.acceptedBy === known?.id) return accepted(invitation, known.id);
      usable(invitation);
      await this.refuseLostMandate(invitation);
      const { participant } = invitation;
      if (given.mayActFor && !given.mayActFor(participant))
        throw new Fault(
          'NOT_AUTHORISED',
          `Who signs in at ${given.issuer} cannot act for ${participant}. Sign in at another provider to accept.`,
        );
      const person = await this.person(invitation, given);
      await this.refuseOwnRise(invitation, person);
      for (const role of invitation.roles) await this.grant(invitation, person, role);
      await this.database.query(
        `UPDATE access.invitation SET accepted_at = now(), accepted_by = $2 WHERE id = $1 AND accepted_at IS NULL`,
        [invitation.id, person],
      );
      await Audit.record(this.database, {
        actor: { person, participant, via: 'session' },
        action: 'invitation:accept',
        thing: invitation.id,
        after: { issuer: given.issuer, subject: given.subject, email: given.email ?? null, roles: invitation.roles },
      });
      return accepted(invitation, person);
    });
  }

  /** By the sign-in if it is known; by the address only where nobody signs in yet: a forwarded letter opens no account. */
  private async person(invitation: Stored, given: Acceptance): Promise<string> {
    const known = await this.people.ofIdentity(given);
    const addressee = await this.people.ofEmail(invitation.email);
    if (known) {
      if (known.leftAt !== null) await this.people.comeBack(known.id, addressee ? null : invitation.email);
      return known.id;
    }
    if (addressee && (await this.people.signInsOf(addressee.id)).length > 0)
      throw conflict(
        `Somebody with the address ${invitation.email} signs in here already, in another way. Sign in that way to accept.`,
      );
    const name = given.name?.trim() || invitation.name;
    const person = addressee?.id ?? (await this.people.create({ ...invitation, name }));
    await this.people.addSignIn(person, given);
    return person;
  }

  /** Who is thrown out must not come back, nor bring others, by letters sent before. What is no person (a seed) may. */
  private async refuseLostMandate({ inviter, participant }: Stored): Promise<void> {
    const held = await this.grants.ofPersons([inviter]);
    if (held.length === 0) return;
    const may = inForce(held, new Date()).some(
      (one) => one.role === 'secretariat' || (one.participant === participant && roleGrants(one.role, 'person:manage')),
    );
    if (!may) throw gone('is no longer good: who sent it may invite nobody there any more');
  }

  /** Nobody makes himself publisher, by a letter to himself neither: not even for when he no longer says who may. */
  private async refuseOwnRise({ inviter, roles }: Stored, person: string): Promise<void> {
    const rises = roles.filter((role) => roleGrants(role, 'publication:publish'));
    if (inviter !== person || rises.length === 0) return;
    const held = inForce(await this.grants.ofPersons([person]), new Date());
    if (held.some(({ role }) => role === 'secretariat')) return;
    throw new Fault(
      'NOT_AUTHORISED',
      `Nobody makes himself ${rises.join(', ')}: another coordinator or the secretariat can.`,
    );
  }

  private async grant(invitation: Stored, person: string, role: Role): Promise<void> {
    const { participant, kinds, startsAt, endsAt, now, inviter } = invitation;
    const from = startsAt < now ? now : startsAt;
    await this.grants.add({ person, participant, role, kinds, startsAt: from, endsAt, grantedBy: inviter }, 'fill');
  }

  private async find(token: string): Promise<Stored | null> {
    if (kindOfSecret(token) !== 'invitation') return null;
    const [row] = await this.database.query<Stored>(
      `SELECT i.id, i.participant, i.name, i.email, i.language, i.roles, i.kinds, i.starts_at AS "startsAt", i.ends_at AS "endsAt",
         i.invited_by AS inviter, p.name AS "invitedBy", i.expires_at AS "expiresAt", i.accepted_at AS "acceptedAt",
         i.accepted_by AS "acceptedBy", i.withdrawn_at AS "withdrawnAt", now() AS now
       FROM access.invitation i LEFT JOIN access.person p ON p.id::text = i.invited_by
       WHERE i.token_hash = $1`,
      [hashOf(token)],
    );
    return row ?? null;
  }
}

const accepted = ({ participant, roles }: Stored, person: string): Accepted => ({ person, participant, roles });

function usable(invitation: Stored | null): asserts invitation is Stored {
  if (!invitation) throw new Fault('NOT_FOUND', 'This invitation is not known. Check that the whole link was copied.');
  const { acceptedAt, withdrawnAt, expiresAt, endsAt, now } = invitation;
  if (acceptedAt !== null) throw gone('was accepted already; sign in instead');
  if (withdrawnAt !== null) throw gone('was withdrawn');
  if (expiresAt <= now) throw gone(`expired on ${expiresAt.toISOString()}`);
  if (endsAt !== null && endsAt <= now) throw gone(`was for a time that ended on ${endsAt.toISOString()}`);
}

const gone = (what: string): Fault => new Fault('GONE', `This invitation ${what}. Ask who invited you for a new one.`);
