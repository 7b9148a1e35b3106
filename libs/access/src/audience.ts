/**
 * Who may read a record, as one mechanism for every path: the record carries keys, the reader carries keys, and one in
 * common opens it (`readers && $keys` in SQL, `mayRead` in memory). Counts, feeds, search and deliveries all use this.
 */
export const AUDIENCES = ['PUBLIC', 'NETWORK', 'PARTIES', 'OWNER'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** @param parties countries (alpha-2) named in an agreement; bodies by their id */
export function audienceKeys(audience: Audience, owner: string, parties: readonly string[] = []): string[] {
  const own = `participant:${owner}`;
  switch (audience) {
    case 'PUBLIC':
      return ['public'];
    case 'NETWORK':
      return ['network', own];
    case 'PARTIES':
      return [own, ...parties.map((party) => (party.length === 2 ? `country:${party}` : `participant:${party}`))];
    case 'OWNER':
      return [own];
  }
}

export const mayRead = (readerKeys: readonly string[], recordKeys: readonly string[]): boolean =>
  recordKeys.some((key) => readerKeys.includes(key));
