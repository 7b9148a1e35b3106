import type { ByLanguage, Concept, Scheme } from '../concept.js';
import { deprecationOf } from '../deprecation.js';
import { narrowerThan, successorOf } from '../held-schemes.js';
import type { Addresses } from './form.js';

/** What is said about one thing, in terms of SKOS and Dublin Core: what both JSON-LD and Turtle write down. */
export interface Said {
  id: string;
  type: 'skos:ConceptScheme' | 'skos:Concept';
  statements: [property: string, values: Value[]][];
}
export type Value = { iri: string } | { text: string; language?: string } | { flag: boolean };

export const NAMESPACES = {
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dct: 'http://purl.org/dc/terms/',
  owl: 'http://www.w3.org/2002/07/owl#',
} as const;

export function saidOfScheme(scheme: Scheme, addresses: Addresses): Said {
  const successor = successorOf(scheme.scheme);
  const top = scheme.concepts.filter(({ broader }) => broader === null);
  return said(addresses.ofScheme(scheme.scheme), 'skos:ConceptScheme', {
    'dct:identifier': plain(scheme.scheme),
    'dct:title': texts(scheme.title),
    'dct:description': texts(scheme.description),
    'owl:versionInfo': plain(scheme.version),
    'dct:issued': plain(scheme.issued),
    'dct:source': plain(scheme.source),
    'dct:replaces': scheme.replaces === null ? [] : [{ iri: addresses.ofScheme(scheme.replaces) }],
    'dct:isReplacedBy': successor === null ? [] : [{ iri: addresses.ofScheme(successor.scheme) }],
    'skos:hasTopConcept': top.map((concept) => ({ iri: addresses.of(concept) })),
  });
}

export function saidOfConcept(concept: Concept, scheme: Scheme, addresses: Addresses): Said {
  const { code, broader, validFrom, validTo } = concept;
  const deprecation = deprecationOf(concept);
  const replacement = deprecation?.replacedBy ?? null;
  const valid = validFrom || validTo ? `${validFrom ?? '..'}/${validTo ?? '..'}` : null;
  const here = { iri: addresses.ofScheme(scheme.scheme) };
  return said(addresses.of(concept), 'skos:Concept', {
    'dct:identifier': plain(code),
    'skos:notation': plain(concept.notation),
    'skos:inScheme': [here],
    'skos:topConceptOf': broader === null ? [here] : [],
    'skos:prefLabel': texts(concept.labels),
    'skos:altLabel': Object.entries(concept.altLabels).flatMap(([language, words]) =>
      words.map((text) => ({ text, language })),
    ),
    'skos:definition': texts(concept.definition),
    'skos:broader': broader === null ? [] : [{ iri: addresses.of({ scheme: scheme.scheme, code: broader }) }],
    'skos:narrower': narrowerThan(concept).map((below) => ({ iri: addresses.of(below) })),
    'dct:valid': plain(valid),
    'owl:deprecated': deprecation ? [{ flag: true }] : [],
    'dct:isReplacedBy': replacement === null ? [] : [{ iri: addresses.of(placeOf(replacement, scheme)) }],
    'skos:editorialNote': concept.unconfirmed ? [{ text: 'Not compared with the source.', language: 'en' }] : [],
  });
}

/** Codes of legal bases name their scheme. */
const placeOf = (code: string, { scheme, serves }: Scheme) => ({
  code,
  scheme: serves === 'LEGAL_BASIS' ? code.slice(0, code.indexOf(':')) : scheme,
});

const said = (id: string, type: Said['type'], statements: Record<string, Value[]>): Said => ({
  id,
  type,
  statements: Object.entries(statements).filter(([, values]) => values.length > 0),
});

const plain = (text: string | null): Value[] => (text === null ? [] : [{ text }]);

const texts = (byLanguage: ByLanguage): Value[] =>
  Object.entries(byLanguage).map(([language, text]) => ({ text, language }));
