import { parse } from 'graphql';
import { momentOf, parsePublicationId } from '#kernel';
import { AGREEMENT_PARTS, assertionsOf, safeguardsOf } from './agreement-parts.js';
import type { Key } from '#wording';
import { doubtful, doubtOf } from './confidence.js';
import { dayOf } from './date.js';
import { demonstrationWords, isDemonstration } from './demonstration.js';
import { actor } from './entry.js';
import { allFeeds, bodyFeeds, countryFeeds, feedLinks } from './feeds.js';
import { freshnessLine } from './freshness.js';
import { dataBlock, html, webAddress, type Html } from './html.js';
import { linkedDataOf } from './json-ld.js';
import { eventOf } from './kinds/event.js';
import { linksOf, recordLink } from './kinds/links.js';
import { reviewsOf } from './kinds/reviews.js';
import { resourceOf } from './kinds/resource.js';
import type { Feed, Page } from './layout.js';
import { legalValueOf } from './legal-value.js';
import { sentenceList } from './lists.js';
import { notFoundPage } from './not-found.page.js';
import { nameIn, NAMES } from './participant.js';
import { ENTRY, kindOf } from './publication.js';
import { RECORD, type PublicationRecord } from './publication-record.js';
import { datesOf, partiesOf, practiceOf, provisionsOf, revisionsOf } from './publication-parts.js';
import type { Reader } from './reader.js';
import { say, said } from './say.js';
import { statusLine, statusOf } from './status.js';
import { code, foreign, inLanguage, nameOfLanguage } from './text.js';
import { href, type View } from './view.js';
import { yours } from './yours.js';

export const publicationOperation = parse(/* GraphQL */ `
  query PublicationPage($id: ID!, $asOf: DateTime, $languages: [LanguageTag!]!) {
    publication(id: $id, asOf: $asOf) {
      ...Record
    }
  }
  ${RECORD}
  ${AGREEMENT_PARTS}
  ${ENTRY}
  ${NAMES}
`);

export async function publicationPage(view: View, reader: Reader, ref: string): Promise<Page> {
  const id = parsePublicationId(ref);
  if (!id)
    return notFoundPage(
      view,
      say(view, 'publication.noId', {
        ref: html`<bdi>${ref.slice(0, 100)}</bdi>`,
        example: code('VN-LAW-2026-000123'),
      }),
    );
  const given = view.query.get('asOf');
  const asOf = given ? momentOf(given) : null;
  if (given && !asOf)
    return notFoundPage(
      view,
      say(view, 'publication.noDay', { day: html`<bdi>${given.slice(0, 40)}</bdi>`, example: code('2026-07-01') }),
    );
  const { publication } = await reader.read<{ publication: PublicationRecord | null }>(
    publicationOperation,
    { id: ref, asOf, languages: view.languages },
    view.context,
  );
  if (publication) return recordPage(view, publication);
  return notFoundPage(
    view,
    asOf
      ? say(view, 'publication.notHereOn', { ref: code(ref), day: dayOf(view, asOf) })
      : say(view, 'publication.notHere', { ref: code(ref) }),
  );
}

function recordPage(view: View, record: PublicationRecord): Page {
  const feeds = feedsOf(view, record);
  const title = record.title;
  return {
    title: title?.value ?? record.id,
    feeds,
    languages: [...new Set([...record.titles.map((t) => t.language), 'en'])],
    head: html`<link
        rel="canonical"
        href="${canonical(view, record)}"
      />${dataBlock('application/ld+json', linkedDataOf(view, record))}`,
    main: html`<article class="record">
      <p class="cap">${kindOf(view, record)} · ${actor(view, record)} · ${code(`${record.id}@${record.revision}`)}</p>
      <h1 ${title && inLanguage(title.language)}>${title?.value ?? record.id}</h1>
      ${otherTitles(record)}
      <p class="state">${stateOf(view, record)}</p>
      ${yours(view, record)} ${banners(view, record)}
      <div class="columns">
        <div>
          ${record.summary && section(view, 'publication.summary', html`<p class="text" ${inLanguage(record.summary.language)}>${record.summary.value}</p>`)}
          ${record.note && section(view, 'publication.note', html`<p class="text" dir="auto">${record.note}</p>`)}
          ${record.kind === 'PRACTICE' && practiceOf(view, record)}
          ${record.kind === 'LAW' && provisionsOf(view, record)}
          ${
            record.kind === 'AGREEMENT' && [
              partiesOf(view, record),
              assertionsOf(view, record),
              safeguardsOf(view, record),
            ]
          }
          ${record.kind === 'EVENT' && eventOf(view, record)} ${record.kind === 'RESOURCE' && resourceOf(view, record)}
          ${record.kind === 'PRACTICE' && reviewsOf(view, record)} ${linksOf(view, record)} ${revisionsOf(view, record)}
          ${cite(view, record)}
        </div>
        <aside class="aside" aria-label="${said(view, 'publication.glance')}">
          ${glance(view, 'publication.dates', datesOf(view, record))}
          ${glance(view, 'publication.text', official(view, record))}
          ${glance(view, 'publication.languages', languages(view, record))}
          ${record.topics.length > 0 && glance(view, 'publication.topics', labels(view, record.topics))}
          ${record.legalBases.length > 0 && glance(view, 'publication.answersTo', labels(view, record.legalBases, true))}
          ${
            record.occupations.length > 0 &&
            glance(view, 'publication.occupations', labels(view, record.occupations, true))
          }
          ${record.provenance.length > 0 && glance(view, 'publication.provenance', html`<p><bdi>${record.provenance.join(', ')}</bdi></p>`)}
          ${glance(view, 'home.follow', feedLinks(feeds))}
        </aside>
      </div>
    </article>`,
  };
}

function stateOf(view: View, record: PublicationRecord): Html {
  const status = statusOf(view, record);
  const doubt = status.shape !== 'unknown' && doubtOf(view, record.confidence, 'status');
  return html`${statusLine(status)}${doubt} ${freshnessLine(view, record.freshness)}`;
}

const section = (view: View, heading: Key, body: Html): Html =>
  html`<section class="block">
    <h2>${say(view, heading)}</h2>
    ${body}
  </section>`;

const glance = (view: View, heading: Key, body: Html): Html =>
  html`<section>
    <h2>${say(view, heading)}</h2>
    ${body}
  </section>`;

/** The original beneath, when the title above is a translation. */
function otherTitles({ title, titles, originalLanguage }: PublicationRecord): Html | null {
  const original = titles.find((t) => t.language === originalLanguage);
  if (!original || !title || title.language === originalLanguage) return null;
  return html`<p class="originals" ${inLanguage(original.language)}>${original.value}</p>`;
}

const AUDIENCES = {
  NETWORK: 'publication.NETWORK',
  PARTIES: 'publication.PARTIES',
  OWNER: 'publication.OWNER',
} as const satisfies Record<string, Key>;

const strong = (words: Html): Html => html`<strong>${words}</strong>`;
const to =
  (path: string) =>
  (words: Html): Html =>
    html`<a href="${path}">${words}</a>`;

/** Only when something is not as a reader would expect. */
function banners(view: View, record: PublicationRecord): Html {
  const newest = record.revisions[0]?.number ?? record.revision;
  const { id, revision, revocation, confidence, audience } = record;
  const loose = confidence?.title === 'LOW' || confidence?.title === 'NONE';
  const messages = [
    revocation &&
      say(view, 'publication.withdrawn', {
        b: strong,
        day: dayOf(view, revocation.at),
        reason: html`<bdi>${revocation.reason}</bdi>`,
      }),
    revision < newest &&
      say(view, 'publication.oldRevision', {
        b: strong,
        revision,
        newest,
        read: to(href(view, `/publications/${id}`)),
        compare: to(href(view, `/publications/${id}/compare/${revision}..${newest}`)),
      }),
    record.supersededBy &&
      say(view, 'publication.superseded', { b: strong, record: recordLink(view, record.supersededBy) }),
    audience !== 'PUBLIC' && say(view, AUDIENCES[audience]),
    isDemonstration(record) && demonstrationWords(view),
    loose && say(view, 'publication.loose'),
  ].filter((message) => message instanceof Object);
  return html`${messages.map((message) => html`<p class="banner">${message}</p>`)}`;
}

function official(view: View, record: PublicationRecord): Html {
  const address = webAddress(record.officialUrl);
  if (!address) return html`<p class="soft">${say(view, 'publication.noAddress')}</p>`;
  const host = new URL(address).hostname;
  return html`<p>
      <a class="official" href="${address}" rel="external noopener noreferrer">${code(host)}</a>
    </p>
    ${
      record.urlIsOfficial === true
        ? html`<p class="soft">${say(view, 'publication.official')}${doubtOf(view, record.confidence, 'url')}</p>`
        : html`<p>
            ${doubtful(view, record.urlIsOfficial === false ? 'publication.thirdParty' : 'publication.officialUnknown')}
          </p>`
    }`;
}

const languages = (view: View, record: PublicationRecord): Html =>
  html`<ul class="tags">
    ${record.languageVersions.map(
      ({ language, original, legalValue }) =>
        html`<li>
          <a href="${href(view, view.path, { lang: language })}" lang="${language}" hreflang="${language}"
            ><bdi>${nameOfLanguage(language, language)}</bdi></a
          >
          <span class="soft"
            >${sentenceList(
              view,
              [original && say(view, 'publication.original'), legalValueOf(view, legalValue)].filter((word) => word),
            )}</span
          >
        </li>`,
    )}
  </ul>`;

const labels = (
  view: View,
  items: readonly { code: string; unconfirmed?: boolean; label: { language: string; value: string } }[],
  hasCode = false,
): Html =>
  html`<ul class="tags">
    ${items.map(
      ({ code: id, label, unconfirmed }) =>
        html`<li>
          ${foreign(view, label)}${hasCode && html` <span class="soft">${code(id)}</span>`}${unconfirmed && doubtful(view, 'doubt.numbering')}
        </li>`,
    )}
  </ul>`;

const canonical = (view: View, { id }: PublicationRecord): string => `${view.site.url}/publications/${id}`;

function cite(view: View, record: PublicationRecord): Html {
  const parts = {
    actor: actor(view, record),
    title: record.title ? html`<cite>${foreign(view, record.title)}</cite>` : code(record.id),
    site: html`<bdi>${view.site.name}</bdi>`,
    ref: code(`${record.id}@${record.revision}`),
  };
  const citation = record.publishedAt
    ? say(view, 'publication.citationOn', { ...parts, day: dayOf(view, record.publishedAt) })
    : say(view, 'publication.citation', parts);
  const address = `${canonical(view, record)}@${record.revision}`;
  const hash = record.contentHash && html`<bdi class="hash" dir="ltr">${record.contentHash}</bdi>`;
  return section(
    view,
    'publication.cite',
    html`<p class="small">${citation} <a href="${address}">${code(address)}</a></p>
      ${hash && html`<p class="soft small">${say(view, 'publication.hash', { hash })}</p>`}`,
  );
}

function feedsOf(view: View, { country, owner }: PublicationRecord): Feed[] {
  if (country) return countryFeeds(country.code, nameIn(view, country).value);
  if (owner.kind === 'REGIONAL_BODY') return bodyFeeds(owner.id, nameIn(view, owner).value);
  return allFeeds(view);
}
