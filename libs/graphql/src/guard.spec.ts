import { describe, expect, it } from '@jest/globals';
import { buildSchema, graphql, parse, print, subscribe } from 'graphql';
import { actorFor, ANONYMOUS, type Actor } from '#access';
import { subgraphContext } from './context.js';
import { documentRules, guard, guardSdl } from './guard.js';

const SDL = `${guardSdl}
  type Query { news: String @open me: String @signedIn drafts: String @needs(permission: "publication:read-drafts") }
  type Mutation { publish: Result! @needs(permission: "publication:publish") }
  type Subscription { own: String @needs(permission: "endpoint:manage") }
  type Done { at: String }
  type NotAuthorised { code: String message: String }
  union Result = Done | NotAuthorised
`;

function guarded(sdl = SDL): { schema: ReturnType<typeof buildSchema>; rules: ReturnType<typeof guard> } {
  const schema = buildSchema(sdl);
  const fields = { ...schema.getQueryType()?.getFields() };
  for (const field of Object.values(fields)) field.resolve = () => 'told';
  const publish = schema.getMutationType()?.getFields()['publish'];
  if (publish) publish.resolve = () => ({ __typename: 'Done', at: 'now' });
  const own = schema.getSubscriptionType()?.getFields()['own'];
  if (own)
    own.subscribe = async function* () {
      yield { own: 'told' };
    };
  return { schema, rules: guard(schema) };
}

const { schema } = guarded();
const ask = (source: string, actor: Actor): ReturnType<typeof graphql> =>
  graphql({ schema, source, contextValue: subgraphContext({ actor, requestId: 'r', languages: [] }) });
const publisher = actorFor('VN-MOH', ['publisher'], 'an');
const auditor = actorFor('VN-MOH', ['auditor'], 'bo');

describe('a field', () => {
  it('that is open answers anybody', async () => {
    expect((await ask('{ news }', ANONYMOUS)).data).toEqual({ news: 'told' });
  });
  it('for those signed in refuses nobody else', async () => {
    expect((await ask('{ me }', auditor)).data).toEqual({ me: 'told' });
    expect((await ask('{ me }', ANONYMOUS)).errors?.[0]?.extensions).toMatchObject({ code: 'NOT_AUTHENTICATED' });
  });
  it('that needs a permission is not run without it', async () => {
    expect((await ask('{ drafts }', publisher)).data).toEqual({ drafts: 'told' });
    expect((await ask('{ drafts }', auditor)).errors?.[0]?.extensions).toMatchObject({ code: 'NOT_AUTHORISED' });
    expect((await ask('{ drafts }', ANONYMOUS)).errors?.[0]?.extensions).toMatchObject({ code: 'NOT_AUTHENTICATED' });
  });
  it('that answers refusals as values does so here too', async () => {
    const mutation = 'mutation { publish { __typename ... on NotAuthorised { code message } } }';
    expect((await ask(mutation, auditor)).data).toMatchObject({
      publish: { __typename: 'NotAuthorised', code: 'NOT_AUTHORISED', message: expect.stringContaining('publisher') },
    });
    expect((await ask(mutation, publisher)).data).toMatchObject({ publish: { __typename: 'Done' } });
  });
  it('of a subscription is guarded before it begins', async () => {
    const begin = (actor: Actor): ReturnType<typeof subscribe> =>
      subscribe({
        schema,
        document: parse('subscription { own }'),
        contextValue: subgraphContext({ actor, requestId: 'r', languages: [] }),
      }) as ReturnType<typeof subscribe>;
    expect(await begin(auditor)).toMatchObject({ errors: [{ extensions: { code: 'NOT_AUTHORISED' } }] });
    expect(await begin(publisher)).not.toHaveProperty('errors');
  });
});

describe('a schema', () => {
  it.each([
    ['an operation that says nothing', `${guardSdl} type Query { a: String }`, /Query\.a does not say who may call it/],
    ['an operation that says two things', `${guardSdl} type Query { a: String @open @signedIn }`, /has 2 rules/],
    [
      'a permission that does not exist',
      `${guardSdl} type Query { a: String @needs(permission: "law:burn") }`,
      /needs law:burn, which no list of permissions has/,
    ],
  ])('with %s is not built', (_what, sdl, reason) => {
    expect(() => guarded(sdl)).toThrow(reason);
  });
  it('gives the list of its rules', () => {
    expect(guarded().rules).toContainEqual({
      coordinate: 'Mutation.publish',
      rule: { kind: 'needs', permission: 'publication:publish' },
    });
  });
  it('says its rules in the descriptions', () => {
    const sdl = parse('type Query { "Drafts." drafts: String @needs(permission: "registry:write") b: String @open }');
    expect(print(documentRules(sdl))).toContain('Needs the permission registry:write: secretariat.');
  });
});
