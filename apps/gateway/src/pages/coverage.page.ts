import { parse } from 'graphql';
import { earliestDay, isParticipantId } from '#kernel';
import { dateOf } from './date.js';
import { html, type Html } from './html.js';
import type { Page } from './layout.js';
import { notFoundPage } from './not-found.page.js';
import { COUNTRY_NAME, nameIn } from './participant.js';
import type { Reader } from './reader.js';
import { coverageForm, lookedAt, type Looked, type Named } from './across/coverage-choice.js';
import { COVERAGE, matrix, type Coverage } from './across/coverage-matrix.js';
import type { Labelled } from './results/facets.js';
import { say, said } from './say.js';
import { code, foreign } from './text.js';
import { href, type View } from './view.js';

export const coverageOperation = parse(/* GraphQL */ `
  query CoveragePage(
    $id: ID!
    $by: CoverageBy!
    $codes: [String!]
    $kinds: [PublicationKind!]
    $asOf: DateTime
    $languages: [LanguageTag!]!
  ) {
    body(id: $id) {
      id
      name
      names {
        language
        value
      }
      coverage(by: $by, codes: $codes, kinds: $kinds, asOf: $asOf) {
        ...CoverageShown
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
    topics {
      code
      label {
        language
        value
      }
    }
    legalBases {
      code
      label {
        language
        value
      }
    }
  }
  ${COVERAGE}
  ${COUNTRY_NAME}
`);

export const regionOperation = parse(/* GraphQL */ `
  query CoverageRegion($region: WhoRegion!, $on: Date) {
    countries(whoRegion: $region, on: $on) {
      code
    }
  }
`);

export const regionCoverageOperation = parse(/* GraphQL */ `
  query CoverageOfCountries(
    $countries: [CountryCode!]!
    $by: CoverageBy!
    $codes: [String!]
    $kinds: [PublicationKind!]
    $asOf: DateTime
    $languages: [LanguageTag!]!
  ) {
    coverage(countries: $countries, by: $by, codes: $codes, kinds: $kinds, asOf: $asOf) {
      ...CoverageShown
    }
  }
  ${COVERAGE}
  ${COUNTRY_NAME}
`);

interface Answer {
  body: (Named & { coverage: Coverage }) | null;
  bodies: Named[];
  topics: Labelled[];
  legalBases: Labelled[];
}

/** Who has published on what: a body's members, or a region's countries, by articles of the Code or by topics, of today or of a day past. */
export async function coveragePage(view: View, reader: Reader): Promise<Page> {
  const looked = lookedAt(view);
  const { body: id, region, by, on } = looked;
  const asOf = on && earliestDay(on) < view.today ? `${earliestDay(on)}T23:59:59.999Z` : null;
  if (!isParticipantId(id))
    return notFoundPage(view, say(view, 'body.noId', { id: html`<bdi>${id.slice(0, 60)}</bdi>` }));
  const asked = {
    by,
    asOf,
    codes: looked.codes.length > 0 ? looked.codes : null,
    kinds: looked.kinds.length > 0 ? looked.kinds : null,
    languages: view.languages,
  };
  const { body, ...choices } = await reader.read<Answer>(coverageOperation, { id, ...asked }, view.context);
  const coverage = region ? await ofRegion(view, reader, { region, on: asOf && on }, asked) : (body?.coverage ?? null);
  if (!coverage) return notFoundPage(view, say(view, 'body.none', { id: code(id) }));
  const name = region || !body ? null : nameIn(view, body);
  const shown = region ? say(view, `country.${region}`) : name && foreign(view, name);
  const words = say(view, `coverage.${by}`);
  const about = {
    body:
      name && body
        ? html`<a href="${href(view, `/bodies/${encodeURIComponent(body.id)}`)}">${foreign(view, name)}</a>`
        : shown,
    by: words,
  };
  const then = { ...looked, on: asOf && on };
  return {
    title: said(view, 'coverage.title', { body: region ? said(view, `country.${region}`) : (name?.value ?? id) }),
    main: html`<h1>${say(view, 'coverage.heading')}</h1>
      <p class="lead">
        ${
          asOf && on
            ? say(view, 'coverage.leadOn', { ...about, date: dateOf(view, on) })
            : say(view, 'coverage.leadToday', about)
        }
      </p>
      ${coverageForm(view, looked, { bodies: choices.bodies, columns: columnsOf(looked, choices) })}
      ${
        coverage.rows.length === 0
          ? html`<p class="empty">${say(view, 'coverage.noMembers')}</p>`
          : matrix(view, coverage, then, say(view, 'coverage.caption', { body: shown, by: words }))
      }
      ${files(view, coverage, looked, asOf)}`,
  };
}

async function ofRegion(
  view: View,
  reader: Reader,
  place: { region: string; on: string | null },
  asked: Record<string, unknown>,
): Promise<Coverage> {
  const { countries } = await reader.read<{ countries: { code: string }[] }>(regionOperation, place, view.context);
  if (countries.length === 0) return { columns: [], rows: [] };
  const { coverage } = await reader.read<{ coverage: Coverage }>(
    regionCoverageOperation,
    { ...asked, countries: countries.map((country) => country.code) },
    view.context,
  );
  return coverage;
}

/** The articles of the Code, or topics down to the second step; and what is chosen in any case. */
function columnsOf({ by, codes }: Looked, { topics, legalBases }: Pick<Answer, 'topics' | 'legalBases'>): Labelled[] {
  const all = by === 'TOPIC' ? topics : legalBases;
  const isOffered = (one: string): boolean =>
    by === 'TOPIC' ? one.split('/').length === 2 : /^CODE-2010:\d+$/.test(one);
  return all.filter((one) => codes.includes(one.code) || isOffered(one.code));
}

function files(view: View, { rows }: Coverage, { by, kinds, codes }: Looked, asOf: string | null): Html | false {
  if (rows.length === 0) return false;
  const query = {
    countries: rows.map(({ country }) => country.code).join(','),
    by,
    kinds: kinds.join(','),
    codes: codes.join(','),
    asOf,
    lang: null,
  };
  const to =
    (path: string, type: string) =>
    (words: Html): Html =>
      html`<a href="${href(view, path, query)}" type="${type}">${words}</a>`;
  return html`<p class="more">
    ${say(view, 'coverage.file', {
      csv: to('/survey/coverage.csv', 'text/csv'),
      json: to('/survey/coverage.json', 'application/json'),
    })}
    <a href="${href(view, '/compare')}">${say(view, 'policies.heading')}</a>
  </p>`;
}
