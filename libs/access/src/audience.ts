/**
 * Who may read a record, as one mechanism for every path: the record carries keys, the reader carries keys, and one in
 * common opens it (`readableBy` in SQL, `mayRead` in memory). Lists, counts, searches, feeds and deliveries all use this.
 */
export const AUDIENCES = ['PUBLIC', 'NETWORK', 'BODY', 'PARTIES', 'OWNER'] as const;
export type Audience = (typeof AUDIENCES)[number];

/**
 * @param parties countries (alpha-2) named in an agreement; bodies by their id
 * @param bodies those that the audience BODY names
 */
export function audienceKeys(
  audience: Audience,
  owner: string,
  parties: readonly string[] = [],
  bodies: readonly string[] = [],
): string[] {
  const own = `participant:${owner}`;
  switch (audience) {
    case 'PUBLIC':
      return ['public'];
    case 'NETWORK':
      return ['network', own];
    case 'BODY':
      return [own, ...bodies.map(bodyKey)];
    case 'PARTIES':
      return [own, ...parties.map((party) => (party.length === 2 ? countryKey(party) : `participant:${party}`))];
    case 'OWNER':
      return [own];
  }
}

export const bodyKey = (body: string): string => `body:${body}`;
export const countryKey = (country: string): string => `country:${country}`;

export const mayRead = (readerKeys: readonly string[], recordKeys: readonly string[]): boolean =>
  recordKeys.some((key) => readerKeys.includes(key));

/**
 * The same in SQL, for whoever carries the keys already (an actor does).
 * @param readers the column of the record's keys
 * @param keys a parameter or column with the reader's
 */
export const readableBy = (readers: string, keys: string): string => `${readers} && ${keys}`;

/**
 * The same for a participant of whom only the keys are at hand that it has for good (`participantReaderKeys`), at a moment:
 * the record's keys are opened up into those who hold them then. For deliveries, where nobody is present to carry keys.
 */
export const readableAt = (readers: string, lastingKeys: string, at: string): string =>
  `access.opened_to(${readers}, ${at}) && ${lastingKeys}`;
