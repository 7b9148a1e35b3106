import type { Database } from '#database';
import { conflict } from '#kernel';
import { Audit } from '../audit/audit.js';
import { Grants } from './grants.js';
import { People, type SignIn } from './people.js';

export interface FirstPerson extends SignIn {
  name: string;
  email: string;
  /** whom the secretariat's person works for, e.g. WHO */
  participant: string;
}

const BY_COMMAND = 'operator';

/**
 * The one person whom nobody can invite. While somebody holds the role there is somebody to ask, and this is refused: who
 * can reach the database does not become the secretariat beside the one there is.
 * @returns the person's id
 */
export function enterFirstPerson(
  database: Database,
  { name, email, participant, issuer, subject }: FirstPerson,
): Promise<string> {
  return database.transaction(async () => {
    const people = new People(database);
    const grants = new Grants(database);
    await grants.takeTurn();
    const [held] = await database.query<{ name: string; participant: string }>(
      `SELECT p.name, g.participant FROM access.role_grant g JOIN access.person p ON p.id = g.person
       WHERE g.role = 'secretariat' AND p.left_at IS NULL AND (g.ends_at IS NULL OR g.ends_at > now()) LIMIT 1`,
    );
    if (held)
      throw conflict(`${held.name} (${held.participant}) is of the secretariat already, and invites others by letter.`);
    const known = (await people.ofIdentity({ issuer, subject })) ?? (await people.ofEmail(email));
    if (known) throw conflict(`${known.name} is known already by this sign-in or this address.`);
    const person = await people.create({ name, email, language: null });
    await people.addSignIn(person, { issuer, subject });
    const grant = {
      person,
      participant,
      role: 'secretariat' as const,
      kinds: null,
      startsAt: new Date(),
      endsAt: null,
    };
    await grants.add({ ...grant, grantedBy: BY_COMMAND }, 'refuse');
    await Audit.record(database, {
      actor: null,
      action: 'grant:give',
      participant,
      thing: person,
      after: { name, email, issuer, subject, role: grant.role },
      reason: 'the first person, entered by the operator',
    });
    return person;
  });
}
