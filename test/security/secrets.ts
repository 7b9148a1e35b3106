import type { Client } from '../e2e/client.js';
import { agreementInput, lawInput, publishAgreement, publishLaw, reviseLaw, revoke, titled } from '../e2e/records.js';
import { belongsToAsean, countryOf, isAuthority, type Reader } from './readers.js';

export type Audience = 'PUBLIC' | 'NETWORK' | 'BODY' | 'PARTIES' | 'OWNER';
export type State = 'draft' | 'published' | 'revised' | 'revoked' | 'embargoed' | 'narrowed';

/** A record with a word in it that stands nowhere else: where the word or the id turns up, the record was shown. */
export interface Secret {
  id: string;
  word: string;
  audience: Audience;
  state: State;
  owner: string;
  /** of a file that it carries, which has the word in its name and in its text */
  file: string;
}

const OWNER = 'VN-MOH';
const PARTIES = new Set(['VN', 'DE']);

/** The model, in the words of the domain: nothing of it is taken from the program. */
export function mayRead(reader: Reader, { audience, state, owner }: Secret): boolean {
  if (reader.participant === owner) return state !== 'draft' || mayReadDrafts(reader);
  if (state === 'draft' || state === 'narrowed') return false;
  // Settled and waiting: those who made it know, and nobody else.
  if (state === 'embargoed' && audience !== 'PARTIES') return false;
  switch (audience) {
    case 'PUBLIC':
      return true;
    case 'NETWORK':
      return isAuthority(reader);
    case 'BODY':
      return belongsToAsean(reader);
    case 'PARTIES':
      return PARTIES.has(countryOf(reader) ?? '');
    case 'OWNER':
      return false;
  }
}

const DRAFTERS = new Set([
  'contributor',
  'reviewer',
  'publisher',
  'coordinator',
  'regional-coordinator',
  'secretariat',
]);
const mayReadDrafts = ({ role }: Reader): boolean => DRAFTERS.has(role ?? '');

/** Every audience in every state. Words are made up, so that no vocabulary or reference text holds one. */
export async function makeSecrets(owner: Client): Promise<Secret[]> {
  const secrets: Secret[] = [];
  const states: State[] = ['published', 'revised', 'revoked', 'embargoed', 'narrowed', 'draft'];
  const audiences: Audience[] = ['PUBLIC', 'NETWORK', 'BODY', 'PARTIES', 'OWNER'];
  for (const audience of audiences) {
    for (const state of states) {
      if (state === 'narrowed' && audience === 'OWNER') continue;
      const word = `zq${audience.toLowerCase()}${state}xk`;
      const file = await upload(owner, word);
      secrets.push({ id: await make(owner, audience, state, word, file), word, audience, state, owner: OWNER, file });
    }
  }
  return secrets;
}

async function upload(owner: Client, word: string): Promise<string> {
  const response = await fetch(`${owner.url}/files?name=${word}.txt`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', ...owner.headers },
    body: `The whole text of ${word}`,
  });
  if (response.status !== 201) throw new Error(`not uploaded: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}

async function make(owner: Client, audience: Audience, state: State, word: string, file: string): Promise<string> {
  const given = {
    ...titled(`Instrument ${word}`),
    summaries: [{ language: 'en', value: `What ${word} says` }],
    audience,
    files: [{ file, language: 'en' }],
    ...(audience === 'BODY' ? { audienceBodies: ['ASEAN'] } : {}),
  };
  const agreed = audience === 'PARTIES';
  const input = agreed ? agreementInput(given) : lawInput(given);
  if (state === 'draft') {
    const [create, type] = agreed ? ['createAgreement', 'AgreementInput'] : ['createLaw', 'LawInput'];
    const made = await owner.change<{ id: string }>(
      `mutation ($input: ${type}!) { ${create}(input: $input) { ... on Publication { id } ... on Error { code message path } } }`,
      { input },
    );
    return made.id;
  }
  if (state === 'embargoed') return embargoed(owner, agreed, input);
  const { id } = agreed ? await publishAgreement(owner, input) : await publishLaw(owner, input);
  if (state === 'revised' && !agreed) await reviseLaw(owner, id, { ...input, number: '9' }, `Why ${word} was revised`);
  if (state === 'narrowed') await narrow(owner, id, { ...input, audience: 'OWNER', audienceBodies: undefined }, agreed);
  if (state === 'revoked') await revoke(owner, id, `Why ${word} was revoked`);
  return id;
}

async function embargoed(owner: Client, agreed: boolean, input: Record<string, unknown>): Promise<string> {
  const [publish, type] = agreed ? ['publishAgreement', 'AgreementInput'] : ['publishLaw', 'LawInput'];
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const { id } = await owner.change<{ id: string }>(
    `mutation ($input: ${type}!, $until: DateTime!) {
      ${publish}(input: $input, embargoUntil: $until) { ... on Publication { id } ... on Error { code message path } }
    }`,
    { input, until },
  );
  return id;
}

async function narrow(owner: Client, id: string, input: Record<string, unknown>, agreed: boolean): Promise<void> {
  if (!agreed) {
    await reviseLaw(owner, id, input as never, 'Narrowed');
    return;
  }
  const RESULT = '{ ... on Publication { id draftVersion } ... on Error { code message path } }';
  await owner.change(`mutation ($id: ID!) { openDraft(id: $id) ${RESULT} }`, { id });
  await owner.change(
    `mutation ($id: ID!, $input: AgreementInput!) { updateAgreement(id: $id, input: $input, expectedVersion: 1) ${RESULT} }`,
    { id, input },
  );
  await owner.change(`mutation ($id: ID!) { publish(id: $id, changeNote: "Narrowed") ${RESULT} }`, { id });
}
