import { parse } from 'graphql';
import { isCountryCode } from '#kernel';
import {
  AUTHORITY_CONTACT,
  authorityName,
  CAPACITIES,
  capacityOf,
  contactOf,
  doubtful,
  type AuthorityContact,
} from './authority-contact.js';
import { dateOf } from './date.js';
import { dayAsked } from './day-asked.js';
import { feedLinks, registerFeeds } from './feeds.js';
import { html, webAddress, type Html } from './html.js';
import type { Page } from './layout.js';
import { COUNTRY_NAME, countryLink, nameIn, type CountryName } from './participant.js';
import type { Reader } from './reader.js';
import { foreign, type Text } from './text.js';
import { href, type View } from './view.js';

/** The register of Article 7.4, of today or of a past day. */
export const registerOperation = parse(/* GraphQL */ `
  query RegisterPage(
    $on: Date
    $capacity: DesignationCapacity
    $country: CountryCode
    $after: String
    $languages: [LanguageTag!]!
  ) {
    register(on: $on, capacity: $capacity, country: $country, first: 100, after: $after) {
      totalCount
      nodes {
        capacity
        from
        to
        instrument
        instrumentFile {
          url
          sha256
        }
        demonstration
        deputy {
          office
          authority {
            id
            name
            names {
              language
              value
            }
          }
        }
        body {
          id
          name
          names {
            language
            value
          }
        }
        country {
          ...CountryName
        }
        authority {
          id
          name
          names {
            language
            value
          }
          website
          certain
          ...AuthorityContact
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    countries {
      ...CountryName
    }
  }
  ${COUNTRY_NAME}
  ${AUTHORITY_CONTACT}
`);

interface Named {
  id: string;
  name: string;
  names: Text[];
}

interface Line {
  capacity: string;
  from: string;
  to: string | null;
  instrument: string | null;
  instrumentFile: { url: string; sha256: string } | null;
  demonstration: boolean;
  deputy: { office: string | null; authority: Named | null } | null;
  body: Named | null;
  country: CountryName;
  authority: Named & { website: string | null; certain: boolean } & AuthorityContact;
}

interface Answer {
  register: { totalCount: number; nodes: Line[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  countries: CountryName[];
}

interface Asked {
  on: string | null;
  capacity: string | null;
  country: string | null;
}

export async function registerPage(view: View, reader: Reader): Promise<Page> {
  const asked = readAsked(view);
  const variables = { ...asked, after: view.query.get('after'), languages: view.languages };
  const { register, countries } = await reader.read<Answer>(registerOperation, variables, view.context);
  const { nodes, pageInfo, totalCount } = register;
  return {
    title: 'Register of designated national authorities',
    feeds: registerFeeds(),
    main: html`<h1>Register of designated national authorities</h1>
      <p class="lead">
        Whom each state has designated under Article 7.3 of the WHO Code of Practice on the International Recruitment of
        Health Personnel, and in further capacities, kept and published under its Article 7.4.
      </p>
      ${form(view, asked, countries)}
      <p class="soft small" role="status">
        ${totalCount} ${totalCount === 1 ? 'designation' : 'designations'} in force on
        ${dateOf(view, asked.on ?? view.today)}. A past day is shown as the register knows it now.
      </p>
      ${
        nodes.some(({ demonstration }) => demonstration) &&
        html`<p class="banner small">
          <strong>Demonstration.</strong> The authorities are real. The designations marked so are made up: we do not
          know whom these states have designated.
        </p>`
      }
      ${
        nodes.length > 0
          ? html`<ul class="plain register">
              ${nodes.map((line) => entry(view, line))}
            </ul>`
          : html`<div class="empty"><p>No designation that fits is on the register for that day.</p></div>`
      }
      ${
        pageInfo.hasNextPage &&
        html`<p class="more">
          <a href="${href(view, '/register', { ...asked, after: pageInfo.endCursor })}" rel="next">The next 100</a>
        </p>`
      }
      ${files(asked)}`,
  };
}

function readAsked(view: View): Asked {
  const capacity = view.query.get('capacity') ?? '';
  const country = (view.query.get('country') ?? '').toUpperCase();
  return {
    on: dayAsked(view),
    capacity: capacity in CAPACITIES ? capacity : null,
    country: isCountryCode(country) ? country : null,
  };
}

function form(view: View, { on, capacity, country }: Asked, countries: readonly CountryName[]): Html {
  const compare = new Intl.Collator([...view.languages]).compare;
  const named = countries.map((one) => ({ code: one.code, name: nameIn(view, one) }));
  named.sort((a, b) => compare(a.name.value, b.name.value));
  const chosen = (is: boolean): Html | false => is && html`selected`;
  return html`<form class="asking" action="/register" method="get">
    <div><label for="on">On</label><input id="on" name="on" type="date" value="${on}" /></div>
    <div>
      <label for="capacity">Designated as</label>
      <select id="capacity" name="capacity">
        <option value="">anything</option>
        ${Object.entries(CAPACITIES).map(([value, words]) => html`<option value="${value}" ${chosen(value === capacity)}>${words}</option>`)}
      </select>
    </div>
    <div>
      <label for="country">Country</label>
      <select id="country" name="country">
        <option value="">all</option>
        ${named.map(({ code, name }) => html`<option value="${code}" lang="${name.language}" ${chosen(code === country)}>${name.value}</option>`)}
      </select>
    </div>
    ${view.asked && html`<input type="hidden" name="lang" value="${view.asked}" />`}
    <button type="submit">Show</button>
  </form>`;
}

const entry = (view: View, line: Line): Html =>
  html`<li>
    <p>
      ${countryLink(view, line.country)}: ${authorityName(view, line.authority)}
      <span class="soft small">${line.authority.id}</span>
      ${!line.authority.certain && doubtful('name or address not confirmed')}
    </p>
    <p class="small">
      ${capacityOf(view, line)}, since ${dateOf(view, line.from)}${line.to && html` until ${dateOf(view, line.to)}`}
      ${line.demonstration && doubtful('demonstration: made up')}
    </p>
    ${act(line)} ${line.deputy && deputy(view, line.deputy)} ${contactOf(view, line.authority)}
  </li>`;

function act({ instrument, instrumentFile }: Line): Html | null {
  const file = webAddress(instrumentFile?.url);
  if (!instrument && !file) return null;
  return html`<p class="small soft">
    By
    ${instrument ? html`<bdi>${instrument}</bdi>` : 'an act'}${
      file &&
      html` (<a href="${file}" rel="external noopener noreferrer">file</a>, SHA-256
        <code class="hash">${instrumentFile?.sha256}</code>)`
    }
  </p>`;
}

const deputy = (view: View, { office, authority }: NonNullable<Line['deputy']>): Html =>
  html`<p class="small soft">
    Deputy:
    ${authority && foreign(nameIn(view, authority))}${authority && office && ', '}${office && html`<bdi>${office}</bdi>`}
  </p>`;

/** The same question, answered as files. */
function files(asked: Asked): Html {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value) query.set(name, value as string);
  const suffix = query.size > 0 ? `?${query.toString()}` : '';
  return html`<section class="block">
    <h2>As data</h2>
    <ul class="feeds">
      <li><a href="/register.csv${suffix}" type="text/csv">This list (CSV)</a></li>
      <li><a href="/register.json${suffix}" type="application/json">This list (JSON)</a></li>
    </ul>
    ${feedLinks(registerFeeds())}
  </section>`;
}
