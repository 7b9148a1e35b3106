import type { Key } from '#wording';
import { html, type Html } from '../html.js';
import { figure } from '../number.js';
import { nameIn, type CountryName } from '../participant.js';
import { say, said } from '../say.js';
import { code, foreign, nameOfLanguage, type Text } from '../text.js';
import type { View } from '../view.js';
import { addressOf, isChosen, NOTHING_CHOSEN, only, toggled, type Choice, type Part } from './choice.js';

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

export const KINDS = ['LAW', 'AGREEMENT', 'PRACTICE', 'EVENT', 'RESOURCE'] as const;

const FORCES: Readonly<Record<string, Key>> = {
  DRAFT: 'facet.draft',
  ADOPTED: 'status.adopted',
  IN_FORCE: 'status.inForce',
  PARTLY_IN_FORCE: 'status.partly',
  NOT_IN_FORCE: 'status.notInForce',
  REPEALED: 'status.repealed',
  UNKNOWN: 'facet.notEstablished',
};

const PHASES: Readonly<Record<string, Key>> = {
  NEGOTIATION: 'status.negotiation',
  SIGNED: 'facet.signed',
  IN_FORCE: 'status.inForce',
  ENDED: 'status.ended',
  UNKNOWN: 'facet.notEstablished',
};

/** Kinds as plain words, one at a time, with how many there are of each. */
export function kindChoice(view: View, choice: Choice, { kinds }: Facets): Html {
  const counts = new Map(kinds.map(({ value, count }) => [value, count]));
  const [chosen = null] = choice.chosen.kind ?? [];
  return html`<nav class="filters" aria-label="${said(view, 'facet.kinds')}">
    ${link(view, only(choice, 'kind', null), chosen === null, say(view, 'facet.all'))}
    ${KINDS.map((value) =>
      link(
        view,
        only(choice, 'kind', value),
        chosen === value,
        html`${say(view, `facet.${value}`)} <span class="soft">${figure(view, counts.get(value) ?? 0)}</span>`,
      ),
    )}
  </nav>`;
}

/** The same where nothing was counted: a way in. */
export const kindWords = (view: View): Html =>
  html`<nav class="filters" aria-label="${said(view, 'facet.kinds')}">
    ${KINDS.map((value) => link(view, only(NOTHING_CHOSEN, 'kind', value), false, say(view, `facet.${value}`)))}
  </nav>`;

/** What else there is to choose, each value with what choosing it would leave. What is chosen stands first and can be taken back. */
export function facetLists(
  view: View,
  choice: Choice,
  facets: Facets,
  names: { topics: Labelled[]; bases: Labelled[] },
): Html {
  const countries = new Map(
    facets.countries.map(({ value, country }) => [value, country && foreign(view, nameIn(view, country))]),
  );
  const topics = labelsOf(view, names.topics);
  const bases = labelsOf(view, names.bases);
  const inWords =
    (words: Readonly<Record<string, Key>>) =>
    (value: string): Html => {
      const key = words[value];
      return key ? say(view, key) : code(value);
    };
  const groups: [Part, Key, Count[], (value: string) => Html | string][] = [
    ['country', 'frame.countries', facets.countries, (id) => countries.get(id) ?? code(id)],
    ['topic', 'publication.topics', facets.topics, (id) => topics.get(id) ?? code(id)],
    ['basis', 'publication.answersTo', facets.legalBases, (id) => html`${code(id)} ${bases.get(id)}`],
    ['force', 'facet.LAW', facets.legalForces, inWords(FORCES)],
    ['phase', 'facet.AGREEMENT', facets.phases, inWords(PHASES)],
    ['language', 'publication.languages', facets.languages, (tag) => nameOfLanguage(tag, view.wording.tag)],
    ['year', 'facet.years', facets.years, (year) => year],
  ];
  return html`<nav class="facets" aria-label="${said(view, 'facet.narrow')}">
    ${groups.map(([part, heading, counts, nameOf]) => facetList(view, choice, part, heading, counts, nameOf))}
  </nav>`;
}

function facetList(
  view: View,
  choice: Choice,
  part: Part,
  heading: Key,
  counts: readonly Count[],
  nameOf: (value: string) => Html | string,
): Html | null {
  const counted = new Map(counts.map(({ value, count }) => [value, count]));
  const chosen = choice.chosen[part] ?? [];
  const others = counts.filter(({ value }) => !chosen.includes(value)).slice(0, MOST_SHOWN);
  if (chosen.length === 0 && others.length < 2) return null;
  const values = [...chosen.map((value) => ({ value, count: counted.get(value) ?? 0 })), ...others];
  return html`<section>
    <h2>${say(view, heading)}</h2>
    <ul>
      ${values.map(({ value, count }) => {
        const isOn = isChosen(choice, part, value);
        const words = html`${nameOf(value)}
          <span class="soft">${figure(view, count)}</span
          >${isOn && html` <span class="take-back">${say(view, 'facet.takeBack')}</span>`}`;
        return html`<li>${link(view, toggled(choice, part, value), isOn, words)}</li>`;
      })}
    </ul>
  </section>`;
}

const link = (view: View, choice: Choice, isOn: boolean, words: Html | string): Html =>
  html`<a href="${addressOf(view, choice)}" ${isOn && html`aria-current="true"`}>${words}</a>`;

const labelsOf = (view: View, list: readonly Labelled[]): Map<string, Html> =>
  new Map(list.map(({ code: id, label }) => [id, foreign(view, label)]));
