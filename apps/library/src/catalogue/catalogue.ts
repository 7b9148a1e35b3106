import { PUBLICATION_KINDS, pluralOf, type PublicationKind } from '#kernel';
import { FORMATS } from '../export/export.service.js';

export interface KindFacts {
  kind: PublicationKind;
  modified: Date;
  languages: readonly string[];
}

const EU = 'http://publications.europa.eu/resource/authority';
const MEDIA = 'https://www.iana.org/assignments/media-types';

/** DCAT-AP wants languages from the list of the EU's Publications Office; what is not here is left out. */
const LANGUAGES: Partial<Record<string, string>> = {
  am: 'AMH',
  ar: 'ARA',
  bn: 'BEN',
  ca: 'CAT',
  cs: 'CES',
  da: 'DAN',
  de: 'DEU',
  el: 'ELL',
  en: 'ENG',
  es: 'SPA',
  et: 'EST',
  fa: 'FAS',
  fi: 'FIN',
  fil: 'FIL',
  fr: 'FRA',
  hi: 'HIN',
  hu: 'HUN',
  id: 'IND',
  it: 'ITA',
  ja: 'JPN',
  km: 'KHM',
  ko: 'KOR',
  lo: 'LAO',
  ms: 'MSA',
  my: 'MYA',
  ne: 'NEP',
  nl: 'NLD',
  no: 'NOR',
  pl: 'POL',
  pt: 'POR',
  ro: 'RON',
  ru: 'RUS',
  si: 'SIN',
  sv: 'SWE',
  sw: 'SWA',
  ta: 'TAM',
  th: 'THA',
  tl: 'TGL',
  tr: 'TUR',
  uk: 'UKR',
  ur: 'URD',
  vi: 'VIE',
  zh: 'ZHO',
};

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/** The node as a catalogue of data sets, by which data portals harvest it: DCAT-AP 3 as JSON-LD. */
export function catalogueOf(base: string, facts: readonly KindFacts[]): object {
  const publisher = {
    '@id': `${base}/#publisher`,
    '@type': 'foaf:Agent',
    'foaf:name': english(`The operator of ${new URL(base).host}`),
  };
  const datasets = [
    ...PUBLICATION_KINDS.map((kind) =>
      ofKind(
        base,
        kind,
        facts.find((one) => one.kind === kind),
      ),
    ),
    changes(base),
    register(base),
  ].map((dataset) => ({ 'dct:publisher': { '@id': publisher['@id'] }, ...dataset }));
  return {
    '@context': CONTEXT,
    '@id': `${base}/catalogue.jsonld`,
    '@type': 'dcat:Catalog',
    'dct:title': english(
      'Laws, agreements and practices on the health of migrants and the recruitment of health workers',
    ),
    'dct:description': english(
      'What national authorities, regional bodies and partners have published on this node for everybody.',
    ),
    'dct:publisher': publisher,
    'foaf:homepage': { '@id': `${base}/` },
    'dct:language': languages(facts.flatMap((one) => one.languages)),
    'dcat:themeTaxonomy': { '@id': `${EU}/data-theme` },
    'dcat:dataset': datasets,
  };
}

function ofKind(base: string, kind: PublicationKind, facts: KindFacts | undefined): object {
  const plural = pluralOf(kind);
  return {
    '@id': `${base}/catalogue.jsonld#${kind.toLowerCase()}`,
    ...dataset(
      `Published ${plural}`,
      `All ${plural} that are published for everybody, in their newest revisions, with content hashes.`,
    ),
    ...(facts
      ? {
          'dct:modified': { '@type': 'xsd:dateTime', '@value': facts.modified.toISOString() },
          'dct:language': languages(facts.languages),
        }
      : {}),
    'dct:conformsTo': { '@id': `${base}/schemas/${kind.toLowerCase()}.json` },
    'dcat:distribution': Object.entries(FORMATS).map(([name, { mediaType }]) =>
      distribution(`${base}/exports/publications.${name}?kinds=${kind}`, mediaType, `Published ${plural}, .${name}`),
    ),
  };
}

const changes = (base: string): object => ({
  '@id': `${base}/catalogue.jsonld#changes`,
  ...dataset(
    'Changes',
    'Every publication, revision, correction and withdrawal in the order in which they happened, each once.',
  ),
  'dcat:distribution': [
    distribution(`${base}/changes`, 'application/json', 'Changes since a cursor'),
    distribution(`${base}/feeds/publications.atom`, 'application/atom+xml', 'Atom feed'),
    distribution(`${base}/feeds/publications.json`, 'application/feed+json', 'JSON feed'),
  ],
});

const register = (base: string): object => ({
  '@id': `${base}/catalogue.jsonld#register`,
  ...dataset(
    'Register of designated national authorities',
    'Who is designated to exchange information on the recruitment of health personnel, with dates.',
  ),
  'dcat:distribution': [
    distribution(`${base}/register.csv`, 'text/csv', 'The register as CSV'),
    distribution(`${base}/register.json`, 'application/json', 'The register as JSON'),
  ],
});

const dataset = (title: string, description: string): object => ({
  '@type': 'dcat:Dataset',
  'dct:title': english(title),
  'dct:description': english(description),
  'dcat:theme': [{ '@id': `${EU}/data-theme/HEAL` }, { '@id': `${EU}/data-theme/JUST` }],
  'dcat:keyword': ['health personnel', 'migrants’ health', 'international recruitment'].map(english),
  'dct:accrualPeriodicity': { '@id': `${EU}/frequency/CONT` },
  'dct:accessRights': { '@id': `${EU}/access-right/PUBLIC` },
});

const distribution = (url: string, mediaType: string, title: string): object => ({
  '@type': 'dcat:Distribution',
  'dct:title': english(title),
  'dcat:accessURL': { '@id': url },
  'dcat:downloadURL': { '@id': url },
  'dcat:mediaType': { '@id': `${MEDIA}/${mediaType.split(';')[0]}` },
});

const english = (value: string): object => ({ '@language': 'en', '@value': value });

const languages = (tags: readonly string[]): object[] =>
  [...new Set(tags.flatMap((tag) => LANGUAGES[tag.split('-')[0] as string] ?? []))]
    .sort()
    .map((code) => ({ '@id': `${EU}/language/${code}` }));
