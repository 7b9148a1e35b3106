/** What the library says of an agreement, as far as a safeguards list has to do with it. */
export interface AgreementFacts {
  id: string;
  signedOn: string | null;
  concernsRecruitment: boolean;
  parties: readonly { country: { code: string } | null; role: 'ORIGIN' | 'DESTINATION' | 'BOTH' | null }[];
}
