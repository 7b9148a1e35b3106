import { parse } from 'graphql';
import { isCountryCode } from '#kernel';
import { AUTHORITY_CONTACT, authorityName, capacityOf, contactOf, type AuthorityContact } from './authority-contact.js';
import { dateOf } from './date.js';
import { demonstrationNotice } from './demonstration.js';
import { entriesByDay } from './entry.js';
import { countryFeeds, feedLinks } from './feeds.js';
import { html, type Html } from './html.js';
import type { Page } from './layout.js';
import { notFoundPage } from './not-found.page.js';
import { nameIn, NAMES, type CountryName } from './participant.js';
import { ENTRY, type Entry } from './publication.js';
import type { Reader } from './reader.js';
import { foreign, type Text } from './text.js';
import { href, type View } from './view.js';

export const countryOperation = parse(/* GraphQL */ `
  query CountryPage($code: CountryCode!, $languages: [LanguageTag!]!) {
    country(code: $code) {
      ...CountryName
      alpha3
      whoRegion
      authorities {
        id
        name
        names {
          language
          value
        }
        functions
        website
        certain
        designations {
          capacity
          from
          demonstration
          body {
            id
            name
            names {
              language
              value
            }
          }
        }
        ...AuthorityContact
      }
      bodies {
        kind
        from
        certain
        body {
          id
          name
          names {
            language
            value
          }
        }
      }
      publications(first: 20) {
        totalCount
        nodes {
          ...Entry
        }
      }
    }
  }
  ${ENTRY}
  ${NAMES}
  ${AUTHORITY_CONTACT}
`);

interface Named {
  id: string;
  name: string;
  names: Text[];
}

interface Country extends CountryName {
  alpha3: string;
  whoRegion: string | null;
  authorities: (Named &
    AuthorityContact & {
      functions: string[];
      website: string | null;
      certain: boolean;
      designations: { capacity: string; from: string; demonstration: boolean; body: Named | null }[];
    })[];
  bodies: { kind: string; from: string | null; certain: boolean; body: Named }[];
  publications: { totalCount: number; nodes: Entry[] };
}

export async function countryPage(view: View, reader: Reader, code: string): Promise<Page> {
  const capital = code.toUpperCase();
  const { country } = isCountryCode(capital)
    ? await reader.read<{ country: Country | null }>(
        countryOperation,
        { code: capital, languages: view.languages },
        view.context,
      )
    : { country: null };
  if (!country)
    return notFoundPage(
      view,
      html`<bdi>${code.slice(0, 40)}</bdi> is not the code of a country. One looks like VN (ISO 3166-1 alpha-2).`,
    );
  const name = nameIn(view, country);
  const feeds = countryFeeds(country.code, name.value);
  const { nodes, totalCount } = country.publications;
  return {
    title: name.value,
    feeds,
    main: html`<h1>${foreign(name)}</h1>
      <p class="figure-line">
        ${country.code} ·
        ${country.alpha3}${country.whoRegion && html` · WHO region ${REGIONS[country.whoRegion] ?? country.whoRegion}`}
      </p>
      <div class="columns apart">
        <div>
          <h2>Publications that concern it</h2>
          <p class="soft small">${totalCount} in all: its own, and agreements that it is a party to</p>
          ${demonstrationNotice(nodes)}
          ${
            nodes.length > 0
              ? entriesByDay(view, nodes)
              : html`<div class="empty">
                  <p>
                    Nothing that you may read yet. What its authority publishes, and agreements that name it, will stand
                    here.
                  </p>
                </div>`
          }
        </div>
        <aside class="aside" aria-label="About the country">
          <section>
            <h2>Authorities</h2>
            ${
              country.authorities.length > 0
                ? country.authorities.map((authority) => authorityOf(view, authority))
                : html`<p>
                    No authority of this country is on the register. A state designates one under Article 7.3 of the WHO
                    Code.
                  </p>`
            }
          </section>
          ${country.bodies.length > 0 && memberships(view, country.bodies)}
          <section>
            <h2>Follow</h2>
            ${feedLinks(feeds)}
          </section>
        </aside>
      </div>`,
  };
}

const REGIONS: Record<string, string> = {
  AFR: 'Africa',
  AMR: 'the Americas',
  EMR: 'Eastern Mediterranean',
  EUR: 'Europe',
  SEAR: 'South-East Asia',
  WPR: 'Western Pacific',
};

function authorityOf(view: View, authority: Country['authorities'][number]): Html {
  return html`<p>
      ${authorityName(view, authority)}
      <span class="soft">${authority.id}</span>
      ${!authority.certain && html` <span class="doubt"><span class="shape" aria-hidden="true"></span>name or address not confirmed</span>`}
    </p>
    ${authority.designations.map(
      (d) =>
        html`<p class="soft">
          ${capacityOf(view, d)}, since ${dateOf(view, d.from)}
          ${d.demonstration && html` <span class="doubt"><span class="shape" aria-hidden="true"></span>made up for the demonstration</span>`}
        </p>`,
    )}
    ${contactOf(view, authority)}`;
}

const KINDS: Record<string, string> = { MEMBER: 'member', OBSERVER: 'observer', ASSOCIATE: 'associate' };

const memberships = (view: View, all: Country['bodies']): Html =>
  html`<section>
    <h2>Member today of</h2>
    <ul>
      ${all.map(
        ({ body, kind, from, certain }) =>
          html`<li>
            <a href="${href(view, `/bodies/${encodeURIComponent(body.id)}`)}">${foreign(nameIn(view, body))}</a>
            <span class="soft"
              >${kind !== 'MEMBER' && `${KINDS[kind] ?? kind}, `}${from && html`since ${dateOf(view, from)}`}</span
            >
            ${!certain && html` <span class="doubt"><span class="shape" aria-hidden="true"></span>not confirmed</span>`}
          </li>`,
      )}
    </ul>
  </section>`;
