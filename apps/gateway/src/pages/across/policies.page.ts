import { parse } from 'graphql';
import { html, type Html } from '../html.js';
import type { Page } from '../layout.js';
import { commaList } from '../lists.js';
import { COUNTRY_NAME, type CountryName } from '../participant.js';
import type { Reader } from '../reader.js';
import type { Labelled } from '../results/facets.js';
import { say, said } from '../say.js';
import { code } from '../text.js';
import { href, type View } from '../view.js';
import type { Named } from './coverage-choice.js';
import {
  addressOfCompared,
  comparedIn,
  example,
  MOST_COUNTRIES,
  MOST_TOPICS,
  policiesForm,
  type Compared,
} from './policies-choice.js';
import { POLICY, policiesTable, type OnTopic } from './policies-table.js';

export const policyChoicesOperation = parse(/* GraphQL */ `
  query PolicyChoices($body: ID!, $hasBody: Boolean!, $languages: [LanguageTag!]!) {
    countries {
      ...CountryName
    }
    members: countries(body: $body) @include(if: $hasBody) {
      code
    }
    topics {
      code
      parent
      label {
        language
        value
      }
    }
    bodies {
      id
      name
      names {
        language
        value
      }
    }
  }
  ${COUNTRY_NAME}
`);

export const policiesOperation = parse(/* GraphQL */ `
  query PoliciesPage($countries: [CountryCode!]!, $topics: [String!]!, $languages: [LanguageTag!]!) {
    comparePolicies(countries: $countries, topics: $topics, first: 3) {
      topic {
        code
        label {
          language
          value
        }
      }
      countries {
        missing
        total
        country {
          ...CountryName
        }
        records {
          ...PolicyShown
        }
      }
    }
  }
  ${POLICY}
  ${COUNTRY_NAME}
`);

interface Answer {
  countries: CountryName[];
  members?: { code: string }[];
  topics: (Labelled & { parent: string | null })[];
  bodies: Named[];
}

/** `/compare?country=VN&country=PH&topic=health-personnel/recruitment`: what countries have on the same topics, in one table. */
export async function policiesPage(view: View, reader: Reader): Promise<Page> {
  const asked = comparedIn(view);
  const choices = await reader.read<Answer>(
    policyChoicesOperation,
    { body: asked.body ?? '', hasBody: asked.body !== null, languages: view.languages },
    view.context,
  );
  const members = (choices.members ?? []).map((country) => country.code);
  const known = {
    countries: new Set(choices.countries.map((country) => country.code)),
    topics: new Set(choices.topics.map((topic) => topic.code)),
  };
  const all = [...new Set([...asked.countries.filter((one) => known.countries.has(one)), ...members])];
  const chosen = {
    countries: all.slice(0, MOST_COUNTRIES),
    topics: asked.topics.filter((one) => known.topics.has(one)).slice(0, MOST_TOPICS),
    originals: asked.originals,
  };
  const unknown = [
    ...asked.countries.filter((one) => !known.countries.has(one)),
    ...asked.topics.filter((one) => !known.topics.has(one)),
  ];
  const isAsked = chosen.countries.length > 0 && chosen.topics.length > 0;
  const found = isAsked
    ? await reader.read<{ comparePolicies: OnTopic[] }>(
        policiesOperation,
        { countries: chosen.countries, topics: chosen.topics, languages: view.languages },
        view.context,
      )
    : null;
  return {
    title: said(view, 'policies.heading'),
    main: html`<h1>${say(view, 'policies.heading')}</h1>
      <p class="lead">${say(view, 'policies.lead')}</p>
      ${unknown.length > 0 && html`<p class="banner">${say(view, 'policies.unknown', { codes: named(view, unknown) })}</p>`}
      ${all.length > MOST_COUNTRIES && html`<p class="banner">${say(view, 'policies.most', { count: MOST_COUNTRIES })}</p>`}
      ${policiesForm(view, chosen, choices)} ${found ? shown(view, found.comparePolicies, chosen) : nothingChosen(view)}`,
  };
}

const LONGEST_CODE = 60;

const named = (view: View, codes: readonly string[]): Html =>
  commaList(
    view,
    codes.slice(0, MOST_TOPICS).map((one) => code(one.slice(0, LONGEST_CODE))),
  );

const nothingChosen = (view: View): Html =>
  html`<div class="empty">
    <p>${say(view, 'policies.begin')}</p>
    <p>${say(view, 'policies.example', { a: (words) => html`<a href="${example(view)}">${words}</a>` })}</p>
  </div>`;

function shown(view: View, found: readonly OnTopic[], chosen: Omit<Compared, 'body'>): Html {
  const { originals, countries, topics } = chosen;
  const other = addressOfCompared(view, { ...chosen, originals: !originals });
  const query = { countries: countries.join(','), topics: topics.join(','), lang: null };
  const to =
    (path: string, type: string) =>
    (words: Html): Html =>
      html`<a href="${href(view, path, query)}" type="${type}">${words}</a>`;
  return html`<p class="small">
      <a href="${other}">${say(view, originals ? 'policies.closeOriginals' : 'policies.openOriginals')}</a>
    </p>
    ${policiesTable(view, found, originals)}
    <p class="more">
      ${say(view, 'policies.file', {
        csv: to('/survey/policies.csv', 'text/csv'),
        json: to('/survey/policies.json', 'application/json'),
      })}
      <a href="${href(view, '/coverage')}">${say(view, 'coverage.heading')}</a>
    </p>`;
}
