import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
} from 'graphql';
import { html, type Html } from './html.js';
import type { Page } from './layout.js';
import { said } from './say.js';
import { href, type View } from './view.js';

/** The API as it is described by its own schema, to be read and searched like a book. */
export function schemaPage(view: View, schema: GraphQLSchema): Page {
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !type.name.startsWith('__'))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
    (type) => !!type,
  );
  const rest = types.filter((type) => !roots.some((root) => root === type));
  return {
    title: said(view, 'developers.schema'),
    languages: [],
    main: html`<div class="schema" lang="en" dir="ltr">
      <h1>The schema</h1>
      <p class="lead">
        Every query, change and type of <code>/graphql</code>. Try them in the
        <a href="${href(view, '/docs')}">explorer</a>.
      </p>
      <h2>Operations</h2>
      ${roots.map((root) => typeSection(root))}
      <h2 id="types">Types</h2>
      <ul class="index">
        ${rest.map((type) => html`<li><a href="#${type.name}">${type.name}</a></li>`)}
      </ul>
      ${rest.map((type) => typeSection(type))}
    </div>`,
  };
}

function typeSection(type: GraphQLNamedType): Html {
  return html`<section id="${type.name}">
    <h3>${wordOf(type)} ${type.name}</h3>
    ${type.description && html`<p>${type.description}</p>`} ${bodyOf(type)}
  </section>`;
}

function wordOf(type: GraphQLNamedType): string {
  if (isScalarType(type)) return 'scalar';
  if (isEnumType(type)) return 'enum';
  if (isInputObjectType(type)) return 'input';
  if (isInterfaceType(type)) return 'interface';
  return isUnionType(type) ? 'union' : 'type';
}

function bodyOf(type: GraphQLNamedType): Html | null {
  if (isUnionType(type))
    return html`<div class="field">
      <code>${type.getTypes().map((member, at) => [at > 0 && ' | ', link(member)])}</code>
    </div>`;
  if (isEnumType(type))
    return html`${type.getValues().map((value) => described(html`${value.name}`, value.description))}`;
  if (isInputObjectType(type))
    return html`${Object.values(type.getFields()).map((field) => described(argument(field), field.description))}`;
  if (isObjectType(type) || isInterfaceType(type)) return html`${Object.values(type.getFields()).map(fieldOf)}`;
  return null;
}

function fieldOf(field: GraphQLField<unknown, unknown>): Html {
  const args = field.args.length > 0 && html`(${field.args.map((arg, at) => [at > 0 && ', ', argument(arg)])})`;
  const explained = field.args.filter((arg) => arg.description);
  return html`<div class="field">
    <code><b>${field.name}</b>${args}: ${reference(field.type)}</code>
    ${field.description && html`<p>${field.description}</p>`}
    ${field.deprecationReason && html`<p>Deprecated: ${field.deprecationReason}</p>`}
    ${explained.map((arg) => html`<p><code>${arg.name}</code>: ${arg.description}</p>`)}
  </div>`;
}

const described = (code: Html, description: string | null | undefined): Html =>
  html`<div class="field"><code>${code}</code>${description && html`<p>${description}</p>`}</div>`;

const argument = (arg: GraphQLArgument | GraphQLInputField): Html => html`${arg.name}: ${reference(arg.type)}`;

/** `[Law!]!` with the name linked. */
function reference(type: GraphQLType): Html {
  const named = getNamedType(type);
  const [before = '', after = ''] = String(type).split(named.name);
  return html`${before}${link(named)}${after}`;
}

const link = (type: GraphQLNamedType): Html => html`<a href="#${type.name}">${type.name}</a>`;
