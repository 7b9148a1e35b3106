import { html, type Html } from '../html.js';
import { nameIn, type CountryName } from '../participant.js';
import { foreign, nameOfLanguage, type Text } from '../text.js';
import type { View } from '../view.js';
import { addressOf, isChosen, only, toggled, type Choice, type Part } from './choice.js';

interface Count {
  value: string;
  count: number;
  country?: CountryName | null;
}

export interface Labelled {
  code: string;
  label: Text;
}

export interface Facets {
  kinds: Count[];
  countries: Count[];
  topics: Count[];
  legalBases: Count[];
  languages: Count[];
  years: Count[];
  legalForces: Count[];
  phases: Count[];
}

export const FACETS = /* GraphQL */ `
  fragment Facets on PublicationFacets {
    kinds {
      value
      count
    }
    countries {
      value
      count
      country {
        ...CountryName
      }
    }
    topics {
      value
      count
    }
    legalBases {
      value
      count
    }
    languages {
      value
      count
    }
    years {
      value
      count
    }
    legalForces {
      value
      count
    }
    phases {
      value
      count
    }
  }
`;

/** Enough to go on with; the rest is reached by choosing among these, or by words. */
const MOST_SHOWN = 8;

export const KINDS = [
  ['LAW', 'Laws'],
  ['AGREEMENT', 'Agreements'],
  ['PRACTICE', 'Practices'],
  ['EVENT', 'Events'],
  ['RESOURCE', 'Resources'],
] as const;

const FORCES: Record<string, string> = {
  DRAFT: 'Drafts',
  ADOPTED: 'Adopted, not in force yet',
  IN_FORCE: 'In force',
  PARTLY_IN_FORCE: 'Partly in force',
  NOT_IN_FORCE: 'Not in force',
  REPEALED: 'Repealed',
  UNKNOWN: 'Not established',
};

const PHASES: Record<string, string> = {
  NEGOTIATION: 'Under negotiation',
  SIGNED: 'Signed',
  IN_FORCE: 'In force',
  ENDED: 'Ended',
  UNKNOWN: 'Not established',
};

/** Kinds as plain words, one at a time, with how many there are of each. */
export function kindChoice(view: View, choice: Choice, { kinds }: Facets): Html {
  const counts = new Map(kinds.map(({ value, count }) => [value, count]));
  const [chosen = null] = choice.chosen.kind ?? [];
  return html`<nav class="filters" aria-label="Kinds">
    ${link(view, only(choice, 'kind', null), chosen === null, 'All')}
    ${KINDS.map(([value, words]) =>
      link(
        view,
        only(choice, 'kind', value),
        chosen === value,
        html`${words} <span class="soft">${figure(view, counts.get(value) ?? 0)}</span>`,
      ),
    )}
  </nav>`;
}

/** What else there is to choose, each value with what choosing it would leave. What is chosen stands first and can be taken back. */
export function facetLists(
  view: View,
  choice: Choice,
  facets: Facets,
  names: { topics: Labelled[]; bases: Labelled[] },
): Html {
  const countries = new Map(
    facets.countries.map(({ value, country }) => [value, country && foreign(nameIn(view, country))]),
  );
  const topics = labelsOf(names.topics);
  const bases = labelsOf(names.bases);
  const groups: [Part, string, Count[], (value: string) => Html | string][] = [
    ['country', 'Countries', facets.countries, (code) => countries.get(code) ?? code],
    ['topic', 'Topics', facets.topics, (code) => topics.get(code) ?? code],
    ['basis', 'Answers to', facets.legalBases, (code) => html`${code} ${bases.get(code) ?? ''}`],
    ['force', 'Laws', facets.legalForces, (value) => FORCES[value] ?? value],
    ['phase', 'Agreements', facets.phases, (value) => PHASES[value] ?? value],
    ['language', 'Languages', facets.languages, (tag) => html`<bdi lang="${tag}">${nameOfLanguage(tag, tag)}</bdi>`],
    ['year', 'Years', facets.years, (year) => year],
  ];
  return html`<nav class="facets" aria-label="Narrow down">
    ${groups.map(([part, heading, counts, nameOf]) => facetList(view, choice, part, heading, counts, nameOf))}
  </nav>`;
}

function facetList(
  view: View,
  choice: Choice,
  part: Part,
  heading: string,
  counts: readonly Count[],
  nameOf: (value: string) => Html | string,
): Html | null {
  const counted = new Map(counts.map(({ value, count }) => [value, count]));
  const chosen = choice.chosen[part] ?? [];
  const others = counts.filter(({ value }) => !chosen.includes(value)).slice(0, MOST_SHOWN);
  if (chosen.length === 0 && others.length < 2) return null;
  const values = [...chosen.map((value) => ({ value, count: counted.get(value) ?? 0 })), ...others];
  return html`<section>
    <h2>${heading}</h2>
    <ul>
      ${values.map(({ value, count }) => {
        const isOn = isChosen(choice, part, value);
        const words = html`${nameOf(value)}
          <span class="soft">${figure(view, count)}</span>${isOn && html` <span class="take-back">take back</span>`}`;
        return html`<li>${link(view, toggled(choice, part, value), isOn, words)}</li>`;
      })}
    </ul>
  </section>`;
}

const link = (view: View, choice: Choice, isOn: boolean, words: Html | string): Html =>
  html`<a href="${addressOf(view, choice)}" ${isOn && html`aria-current="true"`}>${words}</a>`;

const labelsOf = (list: readonly Labelled[]): Map<string, Html> =>
  new Map(list.map(({ code, label }) => [code, foreign(label)]));

const figure = ({ languages: [language = 'en'] }: View, count: number): string =>
  count.toLocaleString([language, 'en']);
