import type { Actor } from '#access';
import { INPUTS, RESULT, vietnam, type Answer, type TestLibrary } from '../library.fixture.js';

/** Everything that an agreement says of its parties. */
export const STANDINGS = `assertions { party { country { code } body { id } signedOn inForceOn } state askedAt days silentSince
  given { state aboutRevision outdated at by { id } reason dates { signedOn ratifiedOn inForceOn withdrawnOn }
    differences { date owner party contradicts } texts { language legalValue title { value } summary { value } url givenBy { id } } } }`;

export const assertionsOn = (library: TestLibrary) => {
  const mutate = async (actor: Actor, call: string, variables: object = {}, types = ''): Promise<Answer> =>
    (await library.ask(actor, `mutation ${types} { done: ${call} { ${RESULT} } }`, { ...variables })).done;
  const assert = (deed: string, actor: Actor, id: string, revision: number, given: object): Promise<Answer> =>
    mutate(
      actor,
      `${deed}Agreement(id: "${id}", revision: ${revision}, ${deed === 'dispute' ? 'reason: $reason, ' : ''}dates: $dates, texts: $texts)`,
      given,
      `(${deed === 'dispute' ? '$reason: String!, ' : ''}$dates: PartyDatesInput, $texts: [PartyTextInput!])`,
    );
  return {
    mutate,
    confirm: (actor: Actor, id: string, revision = 1, given: object = {}) =>
      assert('confirm', actor, id, revision, given),
    dispute: (actor: Actor, id: string, revision = 1, given: object = {}) =>
      assert('dispute', actor, id, revision, { reason: 'It was never signed.', ...given }),
    /** opens a draft on it, changes it and publishes that */
    revise: async (id: string, over: object, how = 'publish'): Promise<Answer> => {
      const draft = await mutate(vietnam, `openDraft(id: "${id}")`);
      await mutate(
        vietnam,
        `updateAgreement(id: "${id}", input: $input, expectedVersion: ${draft.draftVersion})`,
        { input: { ...INPUTS.Agreement, ...over } },
        '($input: AgreementInput!)',
      );
      return mutate(vietnam, `${how}(id: "${id}", changeNote: "as agreed")`);
    },
    standings: async (actor: Actor, ref: string): Promise<Answer[]> => {
      const { publication } = await library.ask(
        actor,
        `{ publication(id: "${ref}") { ... on Agreement { ${STANDINGS} } } }`,
      );
      return publication?.assertions ?? [];
    },
    owed: async (actor: Actor, page = ''): Promise<Answer> =>
      (
        await library.ask(
          actor,
          `{ assertionsOwed${page} { nodes { agreement { id } revision askedAt days earlier { state aboutRevision } } pageInfo { hasNextPage endCursor } } }`,
        )
      ).assertionsOwed,
  };
};
