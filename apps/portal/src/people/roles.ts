/** What can be said of people's dated roles without a browser. Days are days of the participant, moments are the server's. */
export interface Held {
  readonly id: string;
  readonly role: string;
  readonly from: string;
  readonly until?: string | null;
  readonly startsAt: string;
  readonly endsAt?: string | null;
  readonly deputisesFor?: string | null;
  readonly participant: { readonly id: string };
}

export interface Somebody<G extends Held = Held> {
  readonly id: string;
  readonly name: string;
  readonly leftAt?: string | null;
  readonly roles: readonly G[];
}

export type When = 'now' | 'later' | 'past';

export function whenOf({ startsAt, endsAt }: Held, now: Date): When {
  if (endsAt && new Date(endsAt) <= now) return 'past';
  return new Date(startsAt) > now ? 'later' : 'now';
}

/** What they hold, held and will hold at one participant; of what never began nothing is told. */
export const rolesAt = <G extends Held>({ roles }: Somebody<G>, participant: string): G[] =>
  roles.filter((one) => one.participant.id === participant && one.startsAt !== one.endsAt);

/** Who has or will have a role there, and who no longer has. */
export function hereAndGone<P extends Somebody>(
  people: readonly P[],
  participant: string,
  now: Date,
): { here: P[]; gone: P[] } {
  const isHere = (person: P): boolean => rolesAt(person, participant).some((one) => whenOf(one, now) !== 'past');
  return { here: people.filter(isHere), gone: people.filter((person) => !isHere(person)) };
}

/** Whose role it is that somebody holds as a deputy. */
export const lenderOf = <P extends Somebody>(people: readonly P[], { deputisesFor }: Held): P | null =>
  people.find(({ roles }) => roles.some(({ id }) => id === deputisesFor)) ?? null;

/** To whom a role is lent, now or later. */
export const deputiesOf = <P extends Somebody>(people: readonly P[], grant: Held, now: Date): P[] =>
  people.filter(({ roles }) =>
    roles.some((one) => one.deputisesFor === grant.id && one.startsAt !== one.endsAt && whenOf(one, now) !== 'past'),
  );

export interface Machine {
  readonly name: string;
  readonly createdBy: string;
  readonly expiresAt?: string | null;
  readonly revokedAt?: string | null;
}

export interface Leaving<G extends Held> {
  /** own roles, which the one who comes holds from that day on */
  readonly passes: G[];
  /** roles that were lent to the one who goes, and go back */
  readonly returns: G[];
  /** names of those who stood in for the one who goes */
  readonly deputies: string[];
  /** names of service accounts that end with them */
  readonly machines: string[];
}

/** What a hand-over on a day, or somebody's leaving, would do: said before it is done. */
export function leaving<G extends Held, P extends Somebody<G>>(
  person: P,
  { participant, on, people, machines, now }: Context<P>,
): Leaving<G> {
  const ending = rolesAt(person, participant).filter(
    (one) => whenOf(one, now) !== 'past' && (!one.until || one.until >= on),
  );
  const own = ending.filter(({ deputisesFor }) => !deputisesFor);
  return {
    passes: own,
    returns: ending.filter(({ deputisesFor }) => deputisesFor),
    deputies: [...new Set(own.flatMap((one) => deputiesOf(people, one, now)).map(({ name }) => name))],
    machines: machines
      .filter(({ createdBy, revokedAt, expiresAt }) => {
        const lasts = !revokedAt && (!expiresAt || new Date(expiresAt) > now);
        return lasts && createdBy === person.id;
      })
      .map(({ name }) => name),
  };
}

interface Context<P> {
  readonly participant: string;
  /** the first day after it, by the participant's clock */
  readonly on: string;
  readonly people: readonly P[];
  readonly machines: readonly Machine[];
  readonly now: Date;
}

const FITTING = {
  AUTHORITY: ['CONTRIBUTOR', 'REVIEWER', 'PUBLISHER', 'COORDINATOR', 'AUDITOR'],
  REGIONAL_BODY: ['CONTRIBUTOR', 'REVIEWER', 'PUBLISHER', 'REGIONAL_COORDINATOR', 'AUDITOR'],
  PARTNER: ['PARTNER_AGENT', 'COORDINATOR'],
} as const;
const OF_SECRETARIAT = ['SECRETARIAT', 'AUDITOR', 'OPERATOR'] as const;
const LENT = ['CONTRIBUTOR', 'REVIEWER', 'PUBLISHER', 'REGIONAL_COORDINATOR', 'SECRETARIAT'];
const LIMITED = ['CONTRIBUTOR', 'REVIEWER', 'PUBLISHER', 'REGIONAL_COORDINATOR'];

export type Role = (typeof FITTING)[keyof typeof FITTING][number] | (typeof OF_SECRETARIAT)[number];
export type ParticipantKind = keyof typeof FITTING;

/** Roles that can be given at a participant of that kind; the secretariat gives what reaches beyond it as well. */
export const rolesFor = (kind: ParticipantKind, isSecretariat: boolean): Role[] => [
  ...new Set<Role>([...FITTING[kind], ...(isSecretariat ? OF_SECRETARIAT : [])]),
];

/** A grant that its holder may lend: an own one, held now, of those who work on records. */
export const isLendable = (grant: Held, now: Date): boolean =>
  !grant.deputisesFor && whenOf(grant, now) === 'now' && LENT.includes(grant.role);

/** Whether a role can be limited to kinds of record. */
export const isLimitable = (role: string): boolean => LIMITED.includes(role);

export const PUBLICATION_KINDS = ['LAW', 'AGREEMENT', 'PRACTICE', 'EVENT', 'RESOURCE'] as const;
