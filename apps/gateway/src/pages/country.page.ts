import { parse } from 'graphql';
import { isCountryCode } from '#kernel';
import { AUTHORITY_CONTACT, authorityName, capacityOf, contactOf, type AuthorityContact } from './authority-contact.js';
import { doubtful } from './confidence.js';
import { dateOf } from './date.js';
import { demonstrationNotice } from './demonstration.js';
import { entriesByDay } from './entry.js';
import { countryFeeds, feedLinks } from './feeds.js';
import { dataBlock, html, type Html } from './html.js';
import { linkedDataOfCountry } from './json-ld.js';
import type { Page } from './layout.js';
import { notFoundPage } from './not-found.page.js';
import { figure } from './number.js';
import { nameIn, NAMES, type CountryName } from './participant.js';
import { ENTRY, type Entry } from './publication.js';
import type { Reader } from './reader.js';
import { say, said } from './say.js';
import { code, foreign, type Text } from './text.js';
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

export async function countryPage(view: View, reader: Reader, id: string): Promise<Page> {
  const capital = id.toUpperCase();
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
      say(view, 'country.noCode', { code: html`<bdi>${id.slice(0, 40)}</bdi>`, example: code('VN') }),
    );
  const name = nameIn(view, country);
  const feeds = countryFeeds(country.code, name.value);
  const { nodes, totalCount } = country.publications;
  return {
    title: name.value,
    feeds,
    head: dataBlock('application/ld+json', linkedDataOfCountry(view, country)),
    main: html`<h1>${foreign(view, name)}</h1>
      <p class="figure-line">
        ${code(country.code)} ·
        ${code(country.alpha3)}${country.whoRegion && html` · ${regionOf(view, country.whoRegion)}`}
      </p>
      <div class="columns apart">
        <div>
          <h2>${say(view, 'country.publications')}</h2>
          <p class="soft small">${say(view, 'country.inAll', { n: figure(view, totalCount) })}</p>
          ${demonstrationNotice(view, nodes)}
          ${
            nodes.length > 0
              ? entriesByDay(view, nodes)
              : html`<div class="empty"><p>${say(view, 'country.nothingYet')}</p></div>`
          }
        </div>
        <aside class="aside" aria-label="${said(view, 'country.about')}">
          <section>
            <h2>${say(view, 'country.authorities')}</h2>
            ${
              country.authorities.length > 0
                ? country.authorities.map((authority) => authorityOf(view, authority))
                : html`<p>${say(view, 'country.noAuthority')}</p>`
            }
          </section>
          ${country.bodies.length > 0 && memberships(view, country.bodies)}
          <section>
            <h2>${say(view, 'home.follow')}</h2>
            ${feedLinks(feeds)}
          </section>
        </aside>
      </div>`,
  };
}

const REGIONS = ['AFR', 'AMR', 'EMR', 'EUR', 'SEAR', 'WPR'] as const;

function regionOf(view: View, region: string): Html {
  const known = REGIONS.find((one) => one === region);
  return known ? say(view, `country.${known}`) : code(region);
}

function authorityOf(view: View, authority: Country['authorities'][number]): Html {
  return html`<p>
      ${authorityName(view, authority)}
      <span class="soft">${code(authority.id)}</span>
      ${!authority.certain && doubtful(view, 'doubt.nameOrAddress')}
    </p>
    ${authority.designations.map(
      (designation) =>
        html`<p class="soft">
          ${say(view, 'capacity.since', { capacity: capacityOf(view, designation), date: dateOf(view, designation.from) })}
          ${designation.demonstration && doubtful(view, 'country.madeUp')}
        </p>`,
    )}
    ${contactOf(view, authority)}`;
}

const memberships = (view: View, all: Country['bodies']): Html =>
  html`<section>
    <h2>${say(view, 'country.memberOf')}</h2>
    <ul>
      ${all.map(
        (membership) =>
          html`<li>
            <a href="${href(view, `/bodies/${encodeURIComponent(membership.body.id)}`)}"
              >${foreign(view, nameIn(view, membership.body))}</a
            >
            <span class="soft">${standing(view, membership)}</span>
            ${!membership.certain && doubtful(view, 'doubt.notConfirmed')}
          </li>`,
      )}
    </ul>
  </section>`;

/** As what, where it is not as a member, and since when, where that is known. */
function standing(view: View, { kind, from }: Country['bodies'][number]): Html | null {
  const date = from && dateOf(view, from);
  if (kind === 'OBSERVER' || kind === 'ASSOCIATE')
    return date ? say(view, `country.${kind}Since`, { date }) : say(view, `country.${kind}`);
  return date ? say(view, 'country.since', { date }) : null;
}
