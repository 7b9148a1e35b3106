import { doubtOf } from './confidence.js';
import { dateOf, dayOf, isPast, momentOf } from './date.js';
import { html, type Html } from './html.js';
import { datesOfEvent } from './kinds/event.js';
import { countryLink, participantLink } from './participant.js';
import type {
  AgreementRecord,
  LawRecord,
  PartyRecord,
  PracticeRecord,
  PracticeText,
  PublicationRecord,
  RevisionRecord,
} from './publication-record.js';
import { foreign, inLanguage } from './text.js';
import { href, type View } from './view.js';

/** The dates that are known, in words, the legal ones with their mark, then those of the record. */
export function datesOf(view: View, record: PublicationRecord): Html {
  const mark = doubtOf(record.confidence, 'date');
  const legal = legalDates(view, record).filter(([, date]) => date);
  return html`<ul class="tags">
    ${legal.map(([words, date]) => html`<li>${words} ${dateOf(view, date as string)}</li>`)}
    ${legal.length === 0 && html`<li class="soft">No legal date is known here.</li>`}
    ${legal.length > 0 && mark && html`<li>${mark}</li>`}
    ${record.firstPublishedAt && html`<li class="soft">Published here ${momentOf(view, record.firstPublishedAt)}</li>`}
    ${record.revisedAt && html`<li class="soft">Revised ${momentOf(view, record.revisedAt)}</li>`}
  </ul>`;
}

function legalDates(view: View, record: PublicationRecord): [string, string | null][] {
  const either = (date: string | null, past: string, future: string): string =>
    date && isPast(view, date) ? past : future;
  switch (record.kind) {
    case 'LAW':
      return [
        ['Adopted', record.adoptedOn],
        ['In the gazette', record.publishedOn],
        [either(record.inForceOn, 'In force since', 'In force from'), record.inForceOn],
        [either(record.repealedOn, 'Repealed', 'Ceases on'), record.repealedOn],
      ];
    case 'AGREEMENT':
      return [
        ['Signed', record.signedOn],
        ['Made public by a government', record.publishedOn],
        [either(record.inForceOn, 'In force since', 'In force from'), record.inForceOn],
        [record.expiringOn ? 'Runs out soon:' : either(record.expiresOn, 'Expired', 'Expires'), record.expiresOn],
      ];
    case 'PRACTICE':
      return [
        ['Began', record.startedOn],
        ['Ended', record.endedOn],
      ];
    case 'EVENT':
      return datesOfEvent(record);
    case 'RESOURCE':
      return [['Issued', record.issuedOn]];
  }
}

export function provisionsOf(view: View, { provisions, number, gazette, entriesIntoForce }: LawRecord): Html {
  return html`${
    (number || gazette) &&
    html`<section class="block">
      <h2>Cited at home as</h2>
      <p><bdi>${[number, gazette].filter(Boolean).join(' · ')}</bdi></p>
    </section>`
  }
  ${
    entriesIntoForce.length > 0 &&
    html`<section class="block">
      <h2>Entry into force</h2>
      <dl class="facts">
        ${entriesIntoForce.map(
          ({ on, provisions: which, note }) =>
            html`<dt>${dateOf(view, on)}</dt>
              <dd>
                <bdi>${which.length > 0 ? which.join(', ') : 'the rest'}</bdi>${note && html`<br /><bdi>${note}</bdi>`}
              </dd>`,
        )}
      </dl>
    </section>`
  }
  ${
    provisions.length > 0 &&
    html`<section class="block">
      <h2>Provisions</h2>
      <dl class="facts">
        ${provisions.map(
          ({ heading, summary }) =>
            html`<dt><bdi>${heading}</bdi></dt>
              <dd>${summary ?? ''}</dd>`,
        )}
      </dl>
    </section>`
  }`;
}

const ROLES: Record<string, string> = {
  ORIGIN: 'health workers come from here',
  DESTINATION: 'health workers go here',
  BOTH: 'health workers come from here and go here',
};

export const partiesOf = (view: View, { parties, confidence, binding }: AgreementRecord): Html =>
  html`<section class="block">
    <h2>Parties</h2>
    <ul class="plain">
      ${parties.map((party) => html`<li>${partyOf(view, party)}</li>`)}
    </ul>
    ${doubtOf(confidence, 'parties') && html`<p class="small">${doubtOf(confidence, 'parties')}</p>`}
    ${binding !== null && html`<p class="small">${binding ? 'It binds its parties in law.' : 'It does not bind its parties in law.'}</p>`}
  </section>`;

function partyOf(view: View, party: PartyRecord): Html {
  const name = party.country ? countryLink(view, party.country) : party.body && participantLink(view, party.body);
  const details: (Html | string)[] = [
    ...(party.ministry ? [html`<bdi>${party.ministry}</bdi>`] : []),
    ...(party.role ? [ROLES[party.role] ?? ''] : []),
    ...(party.signedOn ? [html`signed ${dateOf(view, party.signedOn)}`] : []),
    ...(party.ratifiedOn ? [html`ratified ${dateOf(view, party.ratifiedOn)}`] : []),
    ...(party.inForceOn ? [html`in force for it ${dateOf(view, party.inForceOn)}`] : []),
    ...(party.withdrawnOn ? [html`leaves it ${dateOf(view, party.withdrawnOn)}`] : []),
  ];
  return html`<strong>${name}</strong><br /><span class="soft small"
      >${details.map((detail, at) => [at > 0 && '; ', detail])}</span
    >`;
}

const PRACTICE: [PracticeText, string][] = [
  ['problem', 'The problem'],
  ['action', 'What was done'],
  ['results', 'What came of it'],
  ['evidence', 'How that is known'],
  ['cost', 'What it cost'],
  ['replicability', 'What others need for the same'],
];

export function practiceOf(view: View, record: PracticeRecord): Html {
  const told = PRACTICE.flatMap(([field, words]) => (record[field] ? [[words, record[field]] as const] : []));
  return html`${told.map(
    ([words, text]) =>
      html`<section class="block">
        <h2>${words}</h2>
        <p class="text" ${inLanguage(text.language)}>${text.value}</p>
      </section>`,
  )}
  ${
    record.countries.length + record.partners.length > 0 &&
    html`<section class="block">
      <h2>Where and with whom</h2>
      <p>
        ${[...record.countries.map((c) => countryLink(view, c)), ...record.partners.map((p) => foreign({ language: 'en', value: p }))].map((who, at) => [at > 0 && ', ', who])}
      </p>
    </section>`
  }`;
}

const CHANGES: Record<string, string> = {
  PUBLISHED: 'published',
  REVISED: 'revised',
  CORRECTED: 'corrected, no change in law',
};

export const revisionsOf = (view: View, { id, revision: shown, revisions }: PublicationRecord): Html =>
  html`<section class="block revisions">
    <h2>Revisions</h2>
    <ol reversed>
      ${revisions.map(
        (revision) =>
          html`<li>
            <a
              href="${href(view, `/publications/${id}@${revision.number}`)}"
              ${revision.number === shown && html`aria-current="true"`}
              >Revision ${revision.number}</a
            >, ${CHANGES[revision.change]} ${dayOf(view, revision.publishedAt)}
            ${revision.changeNote && html`<br /><bdi>${revision.changeNote}</bdi>`} ${differences(revision)}
            ${revision.number > 1 && hasRevision(revisions, revision.number - 1) && html`<a class="small" href="${href(view, `/publications/${id}/compare/${revision.number - 1}..${revision.number}`)}">Compare with revision ${revision.number - 1}, word by word</a>`}
          </li>`,
      )}
    </ol>
  </section>`;

const hasRevision = (revisions: readonly RevisionRecord[], number: number): boolean =>
  revisions.some((revision) => revision.number === number);

const LONGEST = 120;

/** Short values before and after; long texts by their field's name alone. */
function differences({ differences: all }: RevisionRecord): Html | null {
  if (all.length === 0) return null;
  return html`<ul class="was">
    ${all.map(({ field, before, after }) => {
      const [was, is] = [plain(before), plain(after)];
      const isShort = (was?.length ?? 0) + (is?.length ?? 0) <= LONGEST;
      return html`<li>
        ${inWords(field)}${isShort ? html`: <del><bdi>${was ?? 'nothing'}</bdi></del> → <ins><bdi>${is ?? 'nothing'}</bdi></ins>` : ' rewritten'}
      </li>`;
    })}
  </ul>`;
}

function plain(json: string | null): string | null {
  if (json === null) return null;
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'string' ? value : json;
  } catch {
    return json;
  }
}

/** `inForceOn` → "in force on", `title.vi` → "title (vi)". */
function inWords(field: string): string {
  const [name = '', ...rest] = field.split('.');
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return rest.length === 0 ? words : `${words} (${rest.join('.')})`;
}
