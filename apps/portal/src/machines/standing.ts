export interface Kept {
  readonly revokedAt?: string | null;
  readonly expiresAt?: string | null;
  readonly createdAt: string;
}

export type Standing = 'works' | 'expired' | 'revoked';

export function standingOf({ revokedAt, expiresAt }: Kept, now: Date): Standing {
  if (revokedAt) return 'revoked';
  return expiresAt && new Date(expiresAt) <= now ? 'expired' : 'works';
}

/** Those that work first, the newest of each first. */
export const inOrder = <T extends Kept>(all: readonly T[], now: Date): T[] =>
  all.toSorted((one, other) => {
    const works = (thing: T): number => Number(standingOf(thing, now) !== 'works');
    return works(one) - works(other) || other.createdAt.localeCompare(one.createdAt);
  });

const MACHINE_ROLES = {
  AUTHORITY: ['CONTRIBUTOR', 'PUBLISHER'],
  REGIONAL_BODY: ['CONTRIBUTOR', 'PUBLISHER', 'REGIONAL_COORDINATOR'],
  PARTNER: ['PARTNER_AGENT'],
} as const;

/** What a machine may be there. */
export const machineRolesFor = (kind: keyof typeof MACHINE_ROLES): readonly MachineRole[] => MACHINE_ROLES[kind];
export type MachineRole = (typeof MACHINE_ROLES)[keyof typeof MACHINE_ROLES][number];
