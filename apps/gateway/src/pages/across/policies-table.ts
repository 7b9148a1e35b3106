import { freshnessLine, FRESHNESS } from '../freshness.js';
import { html, type Html } from '../html.js';
import { EVENT_ENTRY } from '../kinds/event.js';
import { RESOURCE_ENTRY } from '../kinds/resource.js';
import { legalValueOf } from '../legal-value.js';
import { countryLink, type CountryName } from '../participant.js';
import { kindOf, type Entry } from '../publication.js';
import { addressOf, NOTHING_CHOSEN } from '../results/choice.js';
import { say, said } from '../say.js';
import { statusLine, statusOf } from '../status.js';
import { foreign, forReader, inLanguage, nameOfLanguage, code as codeOf, type Text } from '../text.js';
import { href, type View } from '../view.js';

/** What a cell shows of a record: what it is, where it stands in law, its rule, and the original beside a translation. */
export const POLICY = /* GraphQL */ `
  fragment PolicyShown on PolicyRecord {
    legalDate
    provisions {
      heading
      summary
    }
    publication {
      __typename
      id
      kind
      state
      originalLanguage
      title {
        language
        value
      }
      titles {
        language
        value
      }
      summaries {
        language
        value
      }
      languageVersions {
        language
        legalValue
      }
      confidence {
        date
        status
      }
      ${FRESHNESS}
      ... on Law {
        lawType
        adoptedOn
        inForceOn
        repealedOn
        legalForce
      }
      ... on Agreement {
        agreementType
        form
        signedOn
        inForceOn
        expiresOn
        phase
      }
      ... on Practice {
        startedOn
        endedOn
      }
      ${EVENT_ENTRY}
      ${RESOURCE_ENTRY}
    }
  }
`;

interface Shown {
  legalDate: string | null;
  provisions: { heading: string; summary: string | null }[];
  publication: Entry & {
    originalLanguage: string;
    titles: Text[];
    summaries: Text[];
    languageVersions: { language: string; legalValue: string }[];
  };
}

export interface OnTopic {
  topic: { code: string; label: Text };
  countries: { country: CountryName; missing: boolean; total: number; records: Shown[] }[];
}

/** Topics down, countries across; the first column stays while one scrolls. */
export function policiesTable(view: View, found: readonly OnTopic[], originals: boolean): Html {
  return html`<div class="wide" role="region" aria-label="${said(view, 'coverage.table')}" tabindex="0">
    <table class="side-by-side">
      <thead>
        <tr>
          <th scope="col">${say(view, 'policies.topic')}</th>
          ${found[0]?.countries.map(({ country }) => html`<th scope="col">${countryLink(view, country)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${found.map(
          ({ topic, countries }) =>
            html`<tr>
              <th scope="row">${foreign(view, topic.label)}</th>
              ${countries.map(
                ({ country, total, records, missing }) =>
                  html`<td>
                    ${missing && html`<p class="soft small">${say(view, 'policies.none')}</p>`}
                    ${records.map((record) => policy(view, record, originals))}
                    ${
                      total > records.length &&
                      html`<p class="small">
                        <a
                          href="${addressOf(view, { ...NOTHING_CHOSEN, chosen: { country: [country.code], topic: [topic.code] } })}"
                          >${say(view, 'policies.all', { count: total })}</a
                        >
                      </p>`
                    }
                  </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function policy(view: View, { publication, provisions }: Shown, originals: boolean): Html {
  const { id, title, titles, summaries, originalLanguage, languageVersions } = publication;
  const worth = languageVersions.find(({ language }) => language === title?.language)?.legalValue;
  const isTranslated = title !== null && title.language !== originalLanguage;
  return html`<div class="policy">
    <p class="who">${kindOf(view, publication)}</p>
    <p class="title">
      <a href="${href(view, `/publications/${id}`)}">${title ? foreign(view, title) : codeOf(id)}</a>
    </p>
    <p class="small">${statusLine(statusOf(view, publication))}</p>
    ${rule(view, provisions, forReader(summaries, view.languages), originalLanguage)}
    ${freshnessLine(view, publication.freshness)}
    ${isTranslated && worth && html`<p class="soft small">${legalValueOf(view, worth)}</p>`}
    ${isTranslated && original(view, { titles, summaries, originalLanguage }, originals)}
  </div>`;
}

/** What it says on the topic: its provisions, as in the law; else what it is about. */
function rule(
  view: View,
  provisions: Shown['provisions'],
  summary: Text | null,
  originalLanguage: string,
): Html | false {
  const [first] = provisions;
  if (first)
    return html`<p class="rule small" ${inLanguage(originalLanguage)}>
      ${first.summary ? `${first.heading}: ${first.summary}` : first.heading}
    </p>`;
  return summary !== null && html`<p class="rule small">${foreign(view, summary)}</p>`;
}

function original(
  view: View,
  { titles, summaries, originalLanguage }: Pick<Shown['publication'], 'titles' | 'summaries' | 'originalLanguage'>,
  isOpen: boolean,
): Html {
  const inOriginal = (texts: readonly Text[]): Text | undefined =>
    texts.find(({ language }) => language === originalLanguage);
  const language = nameOfLanguage(originalLanguage, view.wording.tag);
  const [title, summary] = [inOriginal(titles), inOriginal(summaries)];
  return html`<details class="small" ${isOpen && html`open`}>
    <summary>${say(view, 'policies.original', { language })}</summary>
    <div ${inLanguage(originalLanguage)}>
      ${title && html`<p class="title">${title.value}</p>`} ${summary && html`<p class="rule">${summary.value}</p>`}
    </div>
  </details>`;
}
