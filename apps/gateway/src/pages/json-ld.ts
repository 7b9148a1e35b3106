import { webAddress } from './html.js';
import { eventJsonLd } from './kinds/event.js';
import { resourceJsonLd, resourceSchemaType } from './kinds/resource.js';
import type { CountryName } from './participant.js';
import type { PublicationRecord } from './publication-record.js';
import type { Text } from './text.js';
import type { View } from './view.js';

/** What a page is about in schema.org's words, for search engines and catalogues. What is not known is left out. */
export type LinkedData = Record<string, unknown>;

const CONTEXT = 'https://schema.org';

const FORCE: Record<string, string> = {
  IN_FORCE: 'https://schema.org/InForce',
  PARTLY_IN_FORCE: 'https://schema.org/PartiallyInForce',
  NOT_IN_FORCE: 'https://schema.org/NotInForce',
  REPEALED: 'https://schema.org/NotInForce',
  ADOPTED: 'https://schema.org/NotInForce',
};

function typeOf(record: PublicationRecord): string {
  switch (record.kind) {
    case 'LAW':
    case 'AGREEMENT':
      return 'Legislation';
    case 'PRACTICE':
      return 'Article';
    case 'EVENT':
      return 'Event';
    case 'RESOURCE':
      return resourceSchemaType(record);
  }
}

/** A practice is no legislation; a meeting is no work at all, so what is said of its record is said of the page. */
export function linkedDataOf({ site }: View, record: PublicationRecord): LinkedData {
  const address = `${site.url}/publications/${record.id}`;
  const ofRecord = {
    version: String(record.revision),
    publisher: { '@type': 'Organization', identifier: record.owner.id, name: record.owner.name },
    datePublished: record.firstPublishedAt,
    dateModified: record.revisedAt,
  };
  const summary = record.summary && inLanguage([record.summary])[0];
  const isWork = record.kind !== 'EVENT';
  return known({
    '@context': CONTEXT,
    '@type': typeOf(record),
    '@id': address,
    url: address,
    identifier: record.id,
    name: inLanguage(record.titles),
    ...(isWork ? { ...ofRecord, abstract: summary, creativeWorkStatus: record.state } : { description: summary }),
    inLanguage: record.kind === 'EVENT' && record.heldIn.length > 0 ? record.heldIn : record.originalLanguage,
    about: record.topics.map(({ code, label }) => ({
      '@type': 'DefinedTerm',
      termCode: code,
      name: inLanguage([label])[0],
    })),
    sameAs: webAddress(record.officialUrl),
    mainEntityOfPage:
      isWork && !record.freshness
        ? null
        : known({
            '@type': 'WebPage',
            '@id': address,
            ...(isWork ? {} : ofRecord),
            lastReviewed: record.freshness?.confirmedAt.slice(0, 10),
          }),
    ...known(ownPart(record)),
  });
}

function ownPart(record: PublicationRecord): LinkedData {
  switch (record.kind) {
    case 'LAW':
      return {
        legislationIdentifier: record.number ?? record.id,
        legislationType: record.lawType,
        legislationDate: record.adoptedOn,
        temporalCoverage: period(record.inForceOn, record.repealedOn),
        legislationLegalForce: FORCE[record.legalForce ?? ''],
        legislationJurisdiction: record.country && countryOf(record.country),
      };
    case 'AGREEMENT':
      return {
        legislationIdentifier: record.id,
        legislationType: record.form,
        legislationDate: record.signedOn,
        temporalCoverage: period(record.inForceOn, record.expiresOn),
        legislationLegalForce: { IN_FORCE: FORCE['IN_FORCE'], ENDED: FORCE['NOT_IN_FORCE'] }[record.phase as string],
        legislationJurisdiction: record.parties.flatMap(({ country }) => (country ? [countryOf(country)] : [])),
      };
    case 'PRACTICE':
      return {
        temporalCoverage: period(record.startedOn, record.endedOn),
        spatialCoverage: record.countries.map(countryOf),
      };
    case 'EVENT':
      return eventJsonLd(record);
    case 'RESOURCE':
      return resourceJsonLd(record);
  }
}

const period = (from: string | null, to: string | null): string | null => (from ? `${from}/${to ?? '..'}` : null);

const countryOf = ({ code, name }: CountryName): LinkedData => ({ '@type': 'Country', identifier: code, name });

interface Country extends CountryName {
  alpha3: string;
  authorities: { id: string; name: string; names: Text[]; website: string | null }[];
}

/** The country, and the authorities that speak for it. */
export function linkedDataOfCountry({ site }: View, { code, name, names, alpha3, authorities }: Country): LinkedData {
  const address = `${site.url}/countries/${code}`;
  const iso = (form: string, value: string): LinkedData => ({
    '@type': 'PropertyValue',
    propertyID: `ISO 3166-1 ${form}`,
    value,
  });
  return {
    '@context': CONTEXT,
    '@graph': [
      {
        '@type': 'Country',
        '@id': address,
        url: address,
        identifier: [iso('alpha-2', code), iso('alpha-3', alpha3)],
        name: named(name, names),
      },
      ...authorities.map((authority) =>
        known({
          '@type': 'GovernmentOrganization',
          identifier: authority.id,
          name: named(authority.name, authority.names),
          url: webAddress(authority.website),
          areaServed: { '@id': address },
        }),
      ),
    ],
  };
}

interface Named {
  id: string;
  name: string;
  names: Text[];
}

interface Body extends Named {
  acronym: string | null;
  website: string | null;
  partOf: Named | null;
  parts: Named[];
  members: { kind: string; country: CountryName }[];
}

/** Of an organisation whose members are states schema.org says whom it serves: members there are organisations or people. */
export function linkedDataOfBody({ site }: View, body: Body): LinkedData {
  const at = (id: string): string => `${site.url}/bodies/${encodeURIComponent(id)}`;
  const other = ({ id, name, names }: Named): LinkedData => ({
    '@type': 'Organization',
    '@id': at(id),
    identifier: id,
    name: named(name, names),
  });
  return known({
    '@context': CONTEXT,
    ...other(body),
    url: at(body.id),
    alternateName: body.acronym,
    sameAs: webAddress(body.website),
    parentOrganization: body.partOf && other(body.partOf),
    subOrganization: body.parts.map(other),
    areaServed: body.members.filter(({ kind }) => kind === 'MEMBER').map(({ country }) => countryOf(country)),
  });
}

/** A name without a language is the registry's English one. */
const named = (name: string, names: readonly Text[]): unknown => (names.length > 0 ? inLanguage(names) : name);

const inLanguage = (texts: readonly Text[]): LinkedData[] =>
  texts.map(({ language, value }) => ({ '@language': language, '@value': value }));

const known = (given: LinkedData): LinkedData =>
  Object.fromEntries(
    Object.entries(given).filter(
      ([, value]) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
