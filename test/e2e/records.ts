import type { Client } from './client.js';

/** Invented records in real forms. */
export interface Input extends Record<string, unknown> {
  titles: { language: string; value: string }[];
}

export const lawInput = (given: Record<string, unknown> = {}): Input => ({
  originalLanguage: 'vi',
  titles: [
    { language: 'vi', value: 'Nghị định về tuyển dụng điều dưỡng' },
    { language: 'en', value: 'Decree on the recruitment of nurses' },
  ],
  topics: ['health-personnel/recruitment'],
  legalBases: ['CODE-2010:4'],
  occupations: ['2221'],
  lawType: 'DECREE',
  number: '01/2026/ND-CP',
  adoptedOn: '2026-11-02',
  inForceOn: '2027-01-01',
  legalForce: 'ADOPTED',
  ...given,
});

export const agreementInput = (given: Record<string, unknown> = {}): Input => ({
  originalLanguage: 'en',
  titles: [{ language: 'en', value: 'Memorandum of understanding on nursing education with Germany' }],
  topics: ['health-personnel/recruitment'],
  agreementType: 'BILATERAL',
  form: 'MOU',
  parties: [
    { country: 'VN', role: 'ORIGIN' },
    { country: 'DE', role: 'DESTINATION' },
  ],
  signedOn: '2026-11-10',
  phase: 'SIGNED',
  ...given,
});

export const practiceInput = (given: Record<string, unknown> = {}): Input => ({
  originalLanguage: 'en',
  titles: [{ language: 'en', value: 'Health desks for returning migrant workers' }],
  topics: ['migrants-health'],
  problem: [{ language: 'en', value: 'Returning workers went without care until their papers were in order.' }],
  countries: ['VN'],
  ...given,
});

export const titled = (english: string): { titles: Input['titles']; originalLanguage: string } => ({
  originalLanguage: 'en',
  titles: [{ language: 'en', value: english }],
});

const RESULT = '{ __typename ... on Publication { id revision draftVersion } ... on Error { code message path } }';

export interface Published {
  id: string;
  revision: number;
}

/** So that no two are of the same thing. */
let references = 0;
const ownReference = (): string => `e2e ${++references}`;

export const publishLaw = (client: Client, input: Input = lawInput()): Promise<Published> =>
  client.change(`mutation PublishLaw($input: LawInput!) { publishLaw(input: $input) ${RESULT} }`, { input });

export const publishAgreement = (
  client: Client,
  input: Input = agreementInput({ sourceId: ownReference() }),
): Promise<Published> =>
  client.change(`mutation PublishAgreement($input: AgreementInput!) { publishAgreement(input: $input) ${RESULT} }`, {
    input,
  });

export const publishPractice = (
  client: Client,
  input: Input = practiceInput({ sourceId: ownReference() }),
): Promise<Published> =>
  client.change(`mutation PublishPractice($input: PracticeInput!) { publishPractice(input: $input) ${RESULT} }`, {
    input,
  });

/** Opens a draft on a published law, gives it another content, publishes that. */
export async function reviseLaw(client: Client, id: string, input: Input, changeNote: string): Promise<Published> {
  const { draftVersion } = await client.change<{ draftVersion: number }>(
    `mutation OpenDraft($id: ID!) { openDraft(id: $id) ${RESULT} }`,
    { id },
  );
  const updated = await client.change<{ draftVersion: number }>(
    `mutation UpdateLaw($id: ID!, $input: LawInput!, $version: Int!) {
      updateLaw(id: $id, input: $input, expectedVersion: $version) ${RESULT}
    }`,
    { id, input, version: draftVersion },
  );
  return client.change(
    `mutation Publish($id: ID!, $note: String, $version: Int) {
      publish(id: $id, changeNote: $note, expectedVersion: $version) ${RESULT}
    }`,
    { id, note: changeNote, version: updated.draftVersion },
  );
}

export const revoke = (client: Client, id: string, reason: string): Promise<Published> =>
  client.change(`mutation Revoke($id: ID!, $reason: String!) { revoke(id: $id, reason: $reason) ${RESULT} }`, {
    id,
    reason,
  });
