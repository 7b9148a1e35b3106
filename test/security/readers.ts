import { ROLES, type Role } from '#access';
import type { Network } from '#testing';
import { Client } from '../e2e/client.js';

/** Somebody who asks. The facts about the participant are the world's, not read from the program under test. */
export interface Reader {
  participant: string | null;
  role: Role | null;
}

export const PARTICIPANTS = ['VN-MOH', 'VN-DOLAB', 'DE-BMG', 'TH-MOPH', 'KE-MOH', 'ASEAN-HC3', 'IOM', 'WHO'] as const;

/** Members of ASEAN among them, today. */
const IN_ASEAN = new Set(['VN', 'TH']);
/** The body itself and its part. */
const OF_ASEAN = new Set(['ASEAN', 'ASEAN-HC3']);
const COUNTRY = /^([A-Z]{2})-/;

export const NOBODY: Reader = { participant: null, role: null };

export const READERS: readonly Reader[] = [
  NOBODY,
  ...PARTICIPANTS.flatMap((participant) => ROLES.map((role) => ({ participant, role }))),
];

export const nameOf = ({ participant, role }: Reader): string =>
  participant === null ? 'nobody in particular' : `${role} of ${participant}`;

export const countryOf = ({ participant }: Reader): string | null => COUNTRY.exec(participant ?? '')?.[1] ?? null;
export const isAuthority = (reader: Reader): boolean => countryOf(reader) !== null;
export const belongsToAsean = (reader: Reader): boolean =>
  OF_ASEAN.has(reader.participant ?? '') || IN_ASEAN.has(countryOf(reader) ?? '');

/** Tokens are made once: signing three hundred of them would be the longest part. */
export class Clients {
  private readonly known = new Map<string, Promise<Client>>();

  constructor(private readonly network: Network) {}

  of(reader: Reader): Promise<Client> {
    const name = nameOf(reader);
    let client = this.known.get(name);
    if (!client) this.known.set(name, (client = this.make(reader)));
    return client;
  }

  private async make({ participant, role }: Reader): Promise<Client> {
    return participant && role ? Client.of(this.network, participant, role) : new Client(this.network.url);
  }
}
