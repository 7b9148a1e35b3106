import type { Form } from './form.js';
import { NAMESPACES, saidOfConcept, saidOfScheme, type Said, type Value } from './skos.js';

const PREFIXES = Object.entries(NAMESPACES)
  .map(([name, address]) => `@prefix ${name}: <${address}> .\n`)
  .join('');

const document = (said: readonly Said[]): string => `${PREFIXES}\n${said.map(blockOf).join('\n')}`;

function blockOf({ id, type, statements }: Said): string {
  const lines = statements.map(([property, values]) => `  ${property} ${values.map(valueOf).join(', ')}`);
  return `${[`<${id}> a ${type}`, ...lines].join(' ;\n')} .\n`;
}

function valueOf(value: Value): string {
  if ('iri' in value) return `<${value.iri}>`;
  if ('flag' in value) return String(value.flag);
  return `${quoted(value.text)}${value.language ? `@${value.language}` : ''}`;
}

/** JSON escapes a string as Turtle does, slashes and all. */
const quoted = (text: string): string => JSON.stringify(text);

export const turtle: Form = {
  name: 'turtle',
  mediaType: 'text/turtle',
  alsoFor: ['application/x-turtle'],
  catalogue: (schemes, addresses) => document(schemes.map((scheme) => saidOfScheme(scheme, addresses))),
  scheme: (scheme, addresses) =>
    document([
      saidOfScheme(scheme, addresses),
      ...scheme.concepts.map((concept) => saidOfConcept(concept, scheme, addresses)),
    ]),
  concept: (concept, scheme, addresses) => document([saidOfConcept(concept, scheme, addresses)]),
};
