import { parse } from 'graphql';
import { bodyLink } from './body.page.js';
import { doubtful } from './confidence.js';
import { html, type Html } from './html.js';
import type { Page } from './layout.js';
import { figure } from './number.js';
import { COUNTRY_NAME, countryLink, nameIn, type CountryName } from './participant.js';
import type { Reader } from './reader.js';
import { say, said } from './say.js';
import { code, foreign, type Text } from './text.js';
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
    title: said(view, 'frame.countries'),
    main: html`<h1>${say(view, 'country.all')}</h1>
      <p class="lead">${say(view, 'country.listLead', { n: figure(view, countries.length) })}</p>
      <ul class="names apart">
        ${sorted.map((country) => html`<li>${countryLink(view, country)} <span class="soft">${country.authority && code(country.authority.id)}</span></li>`)}
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
    title: said(view, 'body.all'),
    main: html`<h1>${say(view, 'body.all')}</h1>
      <p class="lead">
        ${say(view, 'body.listLead', { partners: (words) => html`<a href="${href(view, '/partners')}">${words}</a>` })}
      </p>
      <ul class="plain apart">
        ${bodies.map(
          (body) =>
            html`<li>
              ${bodyLink(view, body)}
              <span class="soft small">
                ${code(body.id)}${body.partOf && html` · ${say(view, 'body.partOf', { body: code(body.partOf.id) })}`} ·
                ${say(view, 'body.members', { count: body.members.length })}
              </span>
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
    title: said(view, 'authority.all'),
    main: html`<h1>${say(view, 'authority.all')}</h1>
      <p class="lead">
        ${say(view, 'authority.listLead', {
          n: figure(view, totalCount),
          register: (words) => html`<a href="${href(view, '/register')}">${words}</a>`,
        })}
      </p>
      <ul class="plain apart">
        ${nodes.map((authority) => html`<li>${lineOf(view, authority)}</li>`)}
      </ul>
      ${
        pageInfo.hasNextPage &&
        html`<p class="more">
          <a href="${href(view, '/authorities', { after: pageInfo.endCursor })}" rel="next"
            >${say(view, 'search.next', { n: 100 })}</a
          >
        </p>`
      }`,
  };
}

function lineOf(view: View, authority: AuthorityLine): Html {
  const name = foreign(view, nameIn(view, authority));
  const id = code(authority.id);
  return html`${say(view, 'register.line', { country: countryLink(view, authority.country), authority: name })}
    <span class="soft small">${isDesignated(authority) ? say(view, 'authority.designated', { id }) : id}</span>
    ${!authority.certain && doubtful(view, 'doubt.nameOrAddress')}
    ${authority.demonstration && doubtful(view, 'authority.demonstration')}`;
}

const isDesignated = ({ designations }: AuthorityLine): boolean =>
  designations.some((d) => d.capacity === 'DESIGNATED_NATIONAL_AUTHORITY');
