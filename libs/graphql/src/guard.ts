import {
  GraphQLError,
  isObjectType,
  Kind,
  visit,
  type DocumentNode,
  type GraphQLField,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { Access, PERMISSIONS, rolesWith, type Permission } from '#access';
import type { SubgraphContext } from './context.js';
import { errorValue } from './result.js';

/**
 * Who may call a field is said in the SDL, beside it, and is enforced before its resolver runs; a subgraph with an
 * operation that does not say it is not built. Whose thing it is only the service knows, and asks again.
 */
export const guardSdl = /* GraphQL */ `
  "Needs a signed-in person whose roles grant the permission"
  directive @needs(permission: String!) on FIELD_DEFINITION
  "Needs a signed-in person, whatever the role"
  directive @signedIn on FIELD_DEFINITION
  "Anybody may ask: the record is public, or what is not for the reader is left out of the answer"
  directive @open on FIELD_DEFINITION
`;

type Rule = { kind: 'needs'; permission: Permission } | { kind: 'signedIn' } | { kind: 'open' };

export interface GuardedField {
  /** `Mutation.publishLaw` */
  coordinate: string;
  rule: Rule;
}

const ROOTS = ['Query', 'Mutation', 'Subscription'];
/** What federation itself asks of every subgraph; it is answered by the gateway's plan, never by a client's query. */
const MACHINERY = new Set(['_entities', '_service']);
const NAMES = new Set(['needs', 'signedIn', 'open']);
const access: Access = new Access();

/** Puts the rule of every field before its resolver. Throws when an operation has none, more than one, or one that does not exist. */
export function guard(schema: GraphQLSchema): GuardedField[] {
  const guarded: GuardedField[] = [];
  const faults: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (MACHINERY.has(field.name)) continue;
      const coordinate = `${type.name}.${field.name}`;
      const rules = rulesOf(field);
      const [rule] = rules;
      if (rules.length > 1) faults.push(`${coordinate} has ${rules.length} rules; expected one`);
      else if (rule) {
        if (rule.kind === 'needs' && !PERMISSIONS.includes(rule.permission))
          faults.push(`${coordinate} needs ${rule.permission}, which no list of permissions has`);
        put(rule, field, type.name === 'Subscription');
        guarded.push({ coordinate, rule });
      } else if (ROOTS.includes(type.name)) {
        faults.push(`${coordinate} does not say who may call it; expected @needs(permission), @signedIn or @open`);
      }
    }
  }
  if (faults.length > 0) throw new Error(`The schema is not guarded:\n  ${faults.join('\n  ')}`);
  return guarded;
}

function rulesOf({ astNode }: GraphQLField<unknown, unknown>): Rule[] {
  return (astNode?.directives ?? [])
    .filter(({ name }) => NAMES.has(name.value))
    .map(({ name, arguments: given }): Rule => {
      if (name.value !== 'needs') return { kind: name.value as 'signedIn' | 'open' };
      const value = given?.[0]?.value;
      return { kind: 'needs', permission: (value?.kind === Kind.STRING ? value.value : '') as Permission };
    });
}

function put(rule: Rule, field: GraphQLField<unknown, unknown>, isSubscription: boolean): void {
  if (rule.kind === 'open') return;
  const which = isSubscription ? 'subscribe' : 'resolve';
  const inner = field[which];
  if (!inner) return;
  const answersFaults = canBeNotAuthorised(field);
  field[which] = (source: unknown, args: unknown, context: unknown, info: GraphQLResolveInfo) => {
    const { actor } = context as SubgraphContext;
    const fault = access.refusal(actor, rule.kind === 'needs' ? rule.permission : null);
    if (fault === null) return inner(source, args as never, context, info);
    if (answersFaults) return errorValue(fault);
    throw new GraphQLError(fault.message, { originalError: fault, extensions: { ...fault.extensions } });
  };
}

/** A mutation answers with a union that has room for a refusal. */
const canBeNotAuthorised = ({ type }: GraphQLField<unknown, unknown>): boolean =>
  'ofType' in type && 'getTypes' in (type.ofType as object)
    ? (type.ofType as unknown as { getTypes(): { name: string }[] })
        .getTypes()
        .some(({ name }) => name === 'NotAuthorised')
    : false;

/** The rule as a sentence in the description, for those who read the public schema, where directives do not show. */
export const documentRules = (sdl: DocumentNode): DocumentNode =>
  visit(sdl, {
    FieldDefinition(node) {
      const [rule] = rulesOf({ astNode: node } as GraphQLField<unknown, unknown>);
      const sentence = rule && sentenceOf(rule);
      if (!sentence) return undefined;
      const before = node.description?.value;
      return {
        ...node,
        description: { kind: Kind.STRING, value: before ? `${before}\n\n${sentence}` : sentence, block: true },
      };
    },
  });

function sentenceOf(rule: Rule): string | null {
  if (rule.kind === 'open') return null;
  if (rule.kind === 'signedIn') return 'For anybody who is signed in.';
  return `Needs the permission ${rule.permission}: ${rolesWith(rule.permission).join(', ')}.`;
}
