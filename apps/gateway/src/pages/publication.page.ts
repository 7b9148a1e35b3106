import { parse } from 'graphql';
import { momentOf, parsePublicationId } from '#kernel';
import { AGREEMENT_PARTS, assertionsOf, safeguardsOf } from './agreement-parts.js';
import { doubtOf } from './confidence.js';
import { dayOf } from './date.js';
import { demonstrationWords, isDemonstration } from './demonstration.js';
import { actor } from './entry.js';
import { allFeeds, bodyFeeds, countryFeeds, feedLinks } from './feeds.js';
import { freshnessLine } from './freshness.js';
import { dataBlock, html, sentenceList, webAddress, type Html } from './html.js';
import { linkedDataOf } from './json-ld.js';
import { eventOf } from './kinds/event.js';
import { linksOf, recordLink } from './kinds/links.js';
import { reviewsOf } from './kinds/reviews.js';
import { resourceOf } from './kinds/resource.js';
import type { Feed, Page } from './layout.js';
import { LEGAL_VALUES } from './legal-value.js';
import { notFoundPage } from './not-found.page.js';
import { nameIn, NAMES } from './participant.js';
import { ENTRY, kindOf } from './publication.js';
import { RECORD, type PublicationRecord } from './publication-record.js';
import { datesOf, partiesOf, practiceOf, provisionsOf, revisionsOf } from './publication-parts.js';
import type { Reader } from './reader.js';
import { statusLine, statusOf } from './status.js';
import { foreign, inLanguage, nameOfLanguage } from './text.js';
import { href, type View } from './view.js';

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
      html`<bdi>${ref.slice(0, 100)}</bdi> is not an id of a publication. One looks like VN-LAW-2026-000123.`,
    );
  const given = view.query.get('asOf');
  const asOf = given ? momentOf(given) : null;
  if (given && !asOf) return notFoundPage(view, html`<bdi>${given.slice(0, 40)}</bdi> is no day such as 2026-07-01.`);
  const { publication } = await reader.read<{ publication: PublicationRecord | null }>(
    publicationOperation,
    { id: ref, asOf, languages: view.languages },
    view.context,
  );
  if (!publication)
    return notFoundPage(
      view,
      html`No publication ${ref} that you may read ${asOf ? html`stood here on ${dayOf(view, asOf)}` : 'is here'}.`,
    );
  return recordPage(view, publication);
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
      <p class="cap">${kindOf(record)} · ${actor(view, record)} · ${record.id}@${record.revision}</p>
      <h1 ${title && inLanguage(title.language)}>${title?.value ?? record.id}</h1>
      ${otherTitles(record)}
      <p class="state">${stateOf(view, record)}</p>
      ${banners(view, record)}
      <div class="columns">
        <div>
          ${record.summary && section('Summary', html`<p class="text" ${inLanguage(record.summary.language)}>${record.summary.value}</p>`)}
          ${record.note && section('What to know about this record', html`<p class="text">${record.note}</p>`)}
          ${record.kind === 'PRACTICE' && practiceOf(view, record)}
          ${record.kind === 'LAW' && provisionsOf(view, record)}
          ${record.kind === 'AGREEMENT' && [partiesOf(view, record), assertionsOf(view, record), safeguardsOf(record)]}
          ${record.kind === 'EVENT' && eventOf(view, record)} ${record.kind === 'RESOURCE' && resourceOf(view, record)}
          ${record.kind === 'PRACTICE' && reviewsOf(view, record)} ${linksOf(view, record)} ${revisionsOf(view, record)}
          ${cite(view, record)}
        </div>
        <aside class="aside" aria-label="At a glance">
          ${glance('Dates', datesOf(view, record))} ${glance('The text', official(record))}
          ${glance('Languages', languages(view, record))}
          ${record.topics.length > 0 && glance('Topics', labels(record.topics))}
          ${record.legalBases.length > 0 && glance('Answers to', labels(record.legalBases, true))}
          ${record.occupations.length > 0 && glance('Occupations (ISCO-08)', labels(record.occupations, true))}
          ${record.provenance.length > 0 && glance('Where the facts come from', html`<p>${record.provenance.join(', ')}</p>`)}
          ${glance('Follow', feedLinks(feeds))}
        </aside>
      </div>
    </article>`,
  };
}

function stateOf(view: View, record: PublicationRecord): Html {
  const status = statusOf(view, record);
  const doubt = status.shape !== 'unknown' && doubtOf(record.confidence, 'status');
  return html`${statusLine(status)}${doubt} ${freshnessLine(view, record.freshness)}`;
}

const section = (heading: string, body: Html): Html =>
  html`<section class="block">
    <h2>${heading}</h2>
    ${body}
  </section>`;

const glance = (heading: string, body: Html): Html =>
  html`<section>
    <h2>${heading}</h2>
    ${body}
  </section>`;

/** The original beneath, when the title above is a translation. */
function otherTitles({ title, titles, originalLanguage }: PublicationRecord): Html | null {
  const original = titles.find((t) => t.language === originalLanguage);
  if (!original || !title || title.language === originalLanguage) return null;
  return html`<p class="originals" ${inLanguage(original.language)}>${original.value}</p>`;
}

const AUDIENCES: Record<string, string> = {
  NETWORK: 'Only national authorities and its publisher can read this.',
  PARTIES: 'Only the parties of this agreement and its publisher can read this.',
  OWNER: 'Only its publisher’s people can read this.',
};

/** Only when something is not as a reader would expect. */
function banners(view: View, record: PublicationRecord): Html {
  const newest = record.revisions[0]?.number ?? record.revision;
  const { revocation, confidence } = record;
  const loose = confidence?.title === 'LOW' || confidence?.title === 'NONE';
  const messages = [
    revocation &&
      html`<strong>Withdrawn on ${dayOf(view, revocation.at)}.</strong> The reason its publisher gave:
        <bdi>${revocation.reason}</bdi> The record stays readable.`,
    record.revision < newest &&
      html`<strong>This is revision ${record.revision} of ${newest}.</strong>
        <a href="${href(view, `/publications/${record.id}`)}">Read the newest</a>, or
        <a href="${href(view, `/publications/${record.id}/compare/${record.revision}..${newest}`)}"
          >what changed since</a
        >.`,
    record.supersededBy &&
      html`<strong>Superseded.</strong> ${recordLink(view, record.supersededBy)} stands in its place now.`,
    AUDIENCES[record.audience] && html`${AUDIENCES[record.audience]}`,
    isDemonstration(record) && demonstrationWords,
    loose && html`That an instrument of this title exists is not established.`,
  ].filter((message) => message instanceof Object);
  return html`${messages.map((message) => html`<p class="banner">${message}</p>`)}`;
}

function official(record: PublicationRecord): Html {
  const address = webAddress(record.officialUrl);
  if (!address) return html`<p class="soft">No address of the text is known here.</p>`;
  const host = new URL(address).hostname;
  return html`<p>
      <a class="official" href="${address}" rel="external noopener noreferrer"><bdi>${host}</bdi></a>
    </p>
    ${
      record.urlIsOfficial === true
        ? html`<p class="soft">An official address.${doubtOf(record.confidence, 'url')}</p>`
        : html`<p>
            <span class="doubt"
              ><span class="shape" aria-hidden="true"></span
              >${record.urlIsOfficial === false ? 'a third party’s page, not the official text' : 'whether it is official is not said'}</span
            >
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
            >${sentenceList([original && 'original', LEGAL_VALUES[legalValue]].filter((word) => word))}</span
          >
        </li>`,
    )}
  </ul>`;

const labels = (
  items: readonly { code: string; unconfirmed?: boolean; label: { language: string; value: string } }[],
  hasCode = false,
): Html =>
  html`<ul class="tags">
    ${items.map(
      ({ code, label, unconfirmed }) =>
        html`<li>
          ${foreign(label)}${hasCode && html` <span class="soft">${code}</span>`}${
            unconfirmed &&
            html` <span class="doubt"><span class="shape" aria-hidden="true"></span>numbering not confirmed</span>`
          }
        </li>`,
    )}
  </ul>`;

const canonical = (view: View, { id }: PublicationRecord): string => `${view.site.url}/publications/${id}`;

function cite(view: View, record: PublicationRecord): Html {
  const at = record.publishedAt && html`, published ${dayOf(view, record.publishedAt)}`;
  const title = record.title ? html`<cite>${foreign(record.title)}</cite>` : record.id;
  return section(
    'Cite',
    html`<p class="small">
        ${actor(view, record)}: ${title}. ${view.site.name}, ${record.id}@${record.revision}${at}.
        <a href="${canonical(view, record)}@${record.revision}">${canonical(view, record)}@${record.revision}</a>
      </p>
      ${record.contentHash && html`<p class="soft small">Content hash (SHA-256 over canonical JSON): <span class="hash">${record.contentHash}</span></p>`}`,
  );
}

function feedsOf(view: View, { country, owner }: PublicationRecord): Feed[] {
  if (country) return countryFeeds(country.code, nameIn(view, country).value);
  if (owner.kind === 'REGIONAL_BODY') return bodyFeeds(owner.id, nameIn(view, owner).value);
  return allFeeds();
}
