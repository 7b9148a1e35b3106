import { parse } from 'graphql';
import { bodyLink } from './body.page.js';
import { html } from './html.js';
import type { Page } from './layout.js';
import { COUNTRY_NAME, countryLink, nameIn, type CountryName } from './participant.js';
import type { Reader } from './reader.js';
import { foreign, type Text } from './text.js';
import { href, type View } from './view.js';

/** The lists behind the numbers of the first page: countries, regional bodies, authorities. */
export const countriesOperation = parse(/* GraphQL */ `
  query CountriesPage($languages: [LanguageTag!]!) {
    countries {
      ...CountryName
      authority {
        id
      }
    }
  }
  ${COUNTRY_NAME}
`);

export async function countriesPage(view: View, reader: Reader): Promise<Page> {
  const { countries } = await reader.read<{ countries: (CountryName & { authority: { id: string } | null })[] }>(
    countriesOperation,
    { languages: view.languages },
    view.context,
  );
  const compare = new Intl.Collator([...view.languages]).compare;
  const sorted = [...countries].sort((a, b) => compare(nameIn(view, a).value, nameIn(view, b).value));
  return {
    title: 'Countries',
    main: html`<h1>Countries and territories</h1>
      <p class="lead">
        The ${countries.length} of ISO 3166-1. An id beside a name is its designated national authority.
      </p>
      <ul class="names apart">
        ${sorted.map((country) => html`<li>${countryLink(view, country)} <span class="soft">${country.authority?.id}</span></li>`)}
      </ul>`,
  };
}

export const bodiesOperation = parse(/* GraphQL */ `
  query BodiesPage {
    bodies {
      id
      name
      names {
        language
        value
      }
      partOf {
        id
      }
      members(kind: MEMBER) {
        kind
      }
    }
  }
`);

interface BodyLine {
  id: string;
  name: string;
  names: Text[];
  partOf: { id: string } | null;
  members: unknown[];
}

export async function bodiesPage(view: View, reader: Reader): Promise<Page> {
  const { bodies } = await reader.read<{ bodies: BodyLine[] }>(bodiesOperation, {}, view.context);
  return {
    title: 'Regional bodies',
    main: html`<h1>Regional bodies</h1>
      <p class="lead">
        Organisations of states, with their members on each day. Who follows a body follows all its members. Other
        organisations are <a href="${href(view, '/partners')}">partners</a>.
      </p>
      <ul class="plain apart">
        ${bodies.map(
          (body) =>
            html`<li>
              ${bodyLink(view, body)}
              <span class="soft small"
                >${body.id}${body.partOf && `, a part of ${body.partOf.id}`} · ${body.members.length} members
                today</span
              >
            </li>`,
        )}
      </ul>`,
  };
}

export const authoritiesOperation = parse(/* GraphQL */ `
  query AuthoritiesPage($after: String, $languages: [LanguageTag!]!) {
    authorities(first: 100, after: $after) {
      totalCount
      nodes {
        id
        name
        names {
          language
          value
        }
        demonstration
        certain
        country {
          ...CountryName
        }
        designations {
          capacity
          demonstration
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
  ${COUNTRY_NAME}
`);

interface AuthorityLine {
  id: string;
  name: string;
  names: Text[];
  demonstration: boolean;
  certain: boolean;
  country: CountryName;
  designations: { capacity: string; demonstration: boolean }[];
}

interface Authorities {
  authorities: {
    totalCount: number;
    nodes: AuthorityLine[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

export async function authoritiesPage(view: View, reader: Reader): Promise<Page> {
  const variables = { after: view.query.get('after'), languages: view.languages };
  const { authorities } = await reader.read<Authorities>(authoritiesOperation, variables, view.context);
  const { nodes, pageInfo, totalCount } = authorities;
  return {
    title: 'Authorities',
    main: html`<h1>Authorities</h1>
      <p class="lead">
        The ${totalCount} public authorities that we know. Those designated under Article 7.3 of the WHO Code are named
        so; who was designated when stands in <a href="${href(view, '/register')}">the register</a>.
      </p>
      <ul class="plain apart">
        ${nodes.map(
          (authority) =>
            html`<li>
              ${countryLink(view, authority.country)}: ${foreign(nameIn(view, authority))}
              <span class="soft small"
                >${authority.id}${isDesignated(authority) && ', designated national authority'}</span
              >
              ${!authority.certain && html` <span class="doubt small"><span class="shape" aria-hidden="true"></span>name or address not confirmed</span>`}
              ${authority.demonstration && html` <span class="doubt small"><span class="shape" aria-hidden="true"></span>its part here is a demonstration</span>`}
            </li>`,
        )}
      </ul>
      ${pageInfo.hasNextPage && html`<p class="more"><a href="${href(view, '/authorities', { after: pageInfo.endCursor })}" rel="next">The next 100</a></p>`}`,
  };
}

const isDesignated = ({ designations }: AuthorityLine): boolean =>
  designations.some((d) => d.capacity === 'DESIGNATED_NATIONAL_AUTHORITY');
