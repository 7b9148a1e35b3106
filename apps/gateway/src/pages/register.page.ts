import { parse } from 'graphql';
import { isCountryCode } from '#kernel';
import {
  AUTHORITY_CONTACT,
  authorityName,
  CAPACITIES,
  capacityOf,
  contactOf,
  type AuthorityContact,
} from './authority-contact.js';
import { doubtful } from './confidence.js';
import { dateOf } from './date.js';
import { dayAsked } from './day-asked.js';
import { feedLinks, registerFeeds } from './feeds.js';
import { html, webAddress, type Html } from './html.js';
import type { Page } from './layout.js';
import { commaList } from './lists.js';
import { COUNTRY_NAME, countryLink, nameIn, type CountryName } from './participant.js';
import type { Reader } from './reader.js';
import { say, said } from './say.js';
import { code, foreign, type Text } from './text.js';
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
    title: said(view, 'register.title'),
    feeds: registerFeeds(view),
    main: html`<h1>${say(view, 'register.title')}</h1>
      <p class="lead">${say(view, 'register.lead')}</p>
      ${form(view, asked, countries)}
      <p class="soft small" role="status">
        ${say(view, 'register.count', { count: totalCount, date: dateOf(view, asked.on ?? view.today) })}
      </p>
      ${
        nodes.some(({ demonstration }) => demonstration) &&
        html`<p class="banner small">
          <strong>${say(view, 'demonstration.mark')}</strong> ${say(view, 'register.demonstration')}
        </p>`
      }
      ${
        nodes.length > 0
          ? html`<ul class="plain register">
              ${nodes.map((line) => entry(view, line))}
            </ul>`
          : html`<div class="empty"><p>${say(view, 'register.none')}</p></div>`
      }
      ${
        pageInfo.hasNextPage &&
        html`<p class="more">
          <a href="${href(view, '/register', { ...asked, after: pageInfo.endCursor })}" rel="next"
            >${say(view, 'search.next', { n: 100 })}</a
          >
        </p>`
      }
      ${files(view, asked)}`,
  };
}

function readAsked(view: View): Asked {
  const capacity = view.query.get('capacity') ?? '';
  const country = (view.query.get('country') ?? '').toUpperCase();
  return {
    on: dayAsked(view),
    capacity: CAPACITIES.find((one) => one === capacity) ?? null,
    country: isCountryCode(country) ? country : null,
  };
}

function form(view: View, { on, capacity, country }: Asked, countries: readonly CountryName[]): Html {
  const compare = new Intl.Collator([...view.languages]).compare;
  const named = countries.map((one) => ({ code: one.code, name: nameIn(view, one) }));
  named.sort((a, b) => compare(a.name.value, b.name.value));
  const chosen = (is: boolean): Html | false => is && html`selected`;
  return html`<form class="asking" action="/register" method="get">
    <div><label for="on">${say(view, 'register.on')}</label><input id="on" name="on" type="date" value="${on}" /></div>
    <div>
      <label for="capacity">${say(view, 'register.designatedAs')}</label>
      <select id="capacity" name="capacity">
        <option value="">${say(view, 'register.anything')}</option>
        ${CAPACITIES.map((value) => html`<option value="${value}" ${chosen(value === capacity)}>${say(view, `capacity.${value}`)}</option>`)}
      </select>
    </div>
    <div>
      <label for="country">${say(view, 'register.country')}</label>
      <select id="country" name="country">
        <option value="">${say(view, 'register.allCountries')}</option>
        ${named.map(({ code, name }) => html`<option value="${code}" lang="${name.language}" ${chosen(code === country)}>${name.value}</option>`)}
      </select>
    </div>
    ${view.asked && html`<input type="hidden" name="lang" value="${view.asked}" />`}
    <button type="submit">${say(view, 'body.show')}</button>
  </form>`;
}

function entry(view: View, line: Line): Html {
  const { country, authority, demonstration, from, to } = line;
  const held = { capacity: capacityOf(view, line), date: dateOf(view, from) };
  return html`<li>
    <p>
      ${say(view, 'register.line', { country: countryLink(view, country), authority: authorityName(view, authority) })}
      <span class="soft small">${code(authority.id)}</span>
      ${!authority.certain && doubtful(view, 'doubt.nameOrAddress')}
    </p>
    <p class="small">
      ${to ? say(view, 'capacity.sinceUntil', { ...held, end: dateOf(view, to) }) : say(view, 'capacity.since', held)}
      ${demonstration && doubtful(view, 'register.madeUp')}
    </p>
    ${act(view, line)} ${line.deputy && deputy(view, line.deputy)} ${contactOf(view, authority)}
  </li>`;
}

function act(view: View, { instrument, instrumentFile }: Line): Html | null {
  const file = webAddress(instrumentFile?.url);
  if (!instrument && !file) return null;
  return html`<p class="small soft">
    ${
      instrument
        ? say(view, 'register.byInstrument', { instrument: html`<bdi>${instrument}</bdi>` })
        : say(view, 'register.byAct')
    }
    ${
      file &&
      say(view, 'register.file', {
        file: (words) => html`<a href="${file}" rel="external noopener noreferrer">${words}</a>`,
        hash: html`<code class="hash" dir="ltr">${instrumentFile?.sha256}</code>`,
      })
    }
  </p>`;
}

function deputy(view: View, { office, authority }: NonNullable<Line['deputy']>): Html {
  const who = commaList(
    view,
    [authority && foreign(view, nameIn(view, authority)), office && html`<bdi>${office}</bdi>`].filter((one) => one),
  );
  return html`<p class="small soft">${say(view, 'register.deputy', { who })}</p>`;
}

/** The same question, answered as files. */
function files(view: View, asked: Asked): Html {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value) query.set(name, value as string);
  const suffix = query.size > 0 ? `?${query.toString()}` : '';
  const file = (extension: string, type: string, format: string): Html =>
    html`<li>
      <a href="/register.${extension}${suffix}" type="${type}">${say(view, 'register.thisList', { format })}</a>
    </li>`;
  return html`<section class="block">
    <h2>${say(view, 'register.asData')}</h2>
    <ul class="feeds">
      ${file('csv', 'text/csv', 'CSV')} ${file('json', 'application/json', 'JSON')}
    </ul>
    ${feedLinks(registerFeeds(view))}
  </section>`;
}
