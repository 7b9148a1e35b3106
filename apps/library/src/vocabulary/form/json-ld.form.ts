import type { Form } from './form.js';
import { NAMESPACES, saidOfConcept, saidOfScheme, type Said, type Value } from './skos.js';

const graph = (said: readonly Said[]): string => JSON.stringify({ '@context': NAMESPACES, '@graph': said.map(nodeOf) });

const nodeOf = ({ id, type, statements }: Said) => ({
  '@id': id,
  '@type': type,
  ...Object.fromEntries(statements.map(([property, values]) => [property, values.map(valueOf)])),
});

function valueOf(value: Value): unknown {
  if ('iri' in value) return { '@id': value.iri };
  if ('flag' in value) return value.flag;
  return value.language ? { '@language': value.language, '@value': value.text } : value.text;
}

export const jsonLd: Form = {
  name: 'jsonld',
  mediaType: 'application/ld+json',
  alsoFor: [],
  catalogue: (schemes, addresses) => graph(schemes.map((scheme) => saidOfScheme(scheme, addresses))),
  scheme: (scheme, addresses) =>
    graph([
      saidOfScheme(scheme, addresses),
      ...scheme.concepts.map((concept) => saidOfConcept(concept, scheme, addresses)),
    ]),
  concept: (concept, scheme, addresses) =>
    JSON.stringify({ '@context': NAMESPACES, ...nodeOf(saidOfConcept(concept, scheme, addresses)) }),
};
