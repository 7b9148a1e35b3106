import type { Concept, Scheme } from '../concept.js';
import type { Form } from './form.js';

/** What `POST /vocabularies/{scheme}` takes, so that a vocabulary can be read, changed and sent back. */
const loadable = (scheme: Scheme) => ({
  scheme: scheme.scheme,
  serves: scheme.serves,
  extensible: scheme.extensible,
  edition: scheme.edition,
  title: scheme.title,
  description: scheme.description,
  version: scheme.version,
  issued: scheme.issued,
  source: scheme.source,
  replaces: scheme.replaces,
  concepts: scheme.concepts.map(conceptOf),
});

const conceptOf = ({ scheme: _scheme, ...concept }: Concept) => concept;

export const json: Form = {
  name: 'json',
  mediaType: 'application/json',
  alsoFor: [],
  catalogue: (schemes) =>
    JSON.stringify({
      vocabularies: schemes.map((scheme) => ({ ...loadable(scheme), concepts: scheme.concepts.length })),
    }),
  scheme: (scheme) => JSON.stringify(loadable(scheme)),
  concept: (concept) => JSON.stringify(concept),
};
