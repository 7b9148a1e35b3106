import type { Key } from '#wording';
import { doubtOf } from './confidence.js';
import { dateOf, dayOf, isPast, momentOf } from './date.js';
import { html, type Html } from './html.js';
import { commaList } from './lists.js';
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
import { say } from './say.js';
import { inEnglish, inLanguage } from './text.js';
import { href, type View } from './view.js';

/** The dates that are known, in words, the legal ones with their mark, then those of the record. */
export function datesOf(view: View, record: PublicationRecord): Html {
  const mark = doubtOf(view, record.confidence, 'date');
  const legal = legalDates(view, record).flatMap(([key, date]) =>
    date ? [say(view, key, { date: dateOf(view, date) })] : [],
  );
  const own = (key: Key, instant: string): Html =>
    html`<li class="soft">${say(view, key, { moment: momentOf(view, instant) })}</li>`;
  return html`<ul class="tags">
    ${legal.map((words) => html`<li>${words}</li>`)}
    ${legal.length === 0 && html`<li class="soft">${say(view, 'date.none')}</li>`}
    ${legal.length > 0 && mark && html`<li>${mark}</li>`}
    ${record.firstPublishedAt && own('date.publishedHere', record.firstPublishedAt)}
    ${record.revisedAt && own('date.revisedHere', record.revisedAt)}
  </ul>`;
}

function legalDates(view: View, record: PublicationRecord): DateLine[] {
  const either = (date: string | null, past: Key, future: Key): Key => (date && isPast(view, date) ? past : future);
  switch (record.kind) {
    case 'LAW':
      return [
        ['date.adopted', record.adoptedOn],
        ['date.gazetted', record.publishedOn],
        [either(record.inForceOn, 'status.inForceSince', 'status.inForceFrom'), record.inForceOn],
        [either(record.repealedOn, 'date.repealed', 'date.ceases'), record.repealedOn],
      ];
    case 'AGREEMENT':
      return [
        ['date.signed', record.signedOn],
        ['date.madePublic', record.publishedOn],
        [either(record.inForceOn, 'status.inForceSince', 'status.inForceFrom'), record.inForceOn],
        [
          record.expiringOn ? 'date.runsOut' : either(record.expiresOn, 'date.expired', 'date.expires'),
          record.expiresOn,
        ],
      ];
    case 'PRACTICE':
      return [
        ['date.began', record.startedOn],
        ['date.ended', record.endedOn],
      ];
    case 'EVENT':
      return [
        ['date.begins', record.startsOn],
        ['date.ends', record.endsOn],
      ];
    case 'RESOURCE':
      return [['status.issued', record.issuedOn]];
  }
}

type DateLine = readonly [words: Key, date: string | null];

export function provisionsOf(view: View, { provisions, number, gazette, entriesIntoForce }: LawRecord): Html {
  return html`${
    (number || gazette) &&
    html`<section class="block">
      <h2>${say(view, 'law.citedAs')}</h2>
      <p><bdi>${[number, gazette].filter(Boolean).join(' · ')}</bdi></p>
    </section>`
  }
  ${
    entriesIntoForce.length > 0 &&
    html`<section class="block">
      <h2>${say(view, 'law.entryIntoForce')}</h2>
      <dl class="facts">
        ${entriesIntoForce.map(
          ({ on, provisions: which, note }) =>
            html`<dt>${dateOf(view, on)}</dt>
              <dd>
                <bdi>${which.length > 0 ? which.join(', ') : say(view, 'law.theRest')}</bdi
                >${note && html`<br /><bdi>${note}</bdi>`}
              </dd>`,
        )}
      </dl>
    </section>`
  }
  ${
    provisions.length > 0 &&
    html`<section class="block">
      <h2>${say(view, 'law.provisions')}</h2>
      <dl class="facts">
        ${provisions.map(
          ({ heading, summary }) =>
            html`<dt><bdi>${heading}</bdi></dt>
              <dd dir="auto">${summary}</dd>`,
        )}
      </dl>
    </section>`
  }`;
}

const ROLES = {
  ORIGIN: 'party.ORIGIN',
  DESTINATION: 'party.DESTINATION',
  BOTH: 'party.BOTH',
} as const satisfies Record<string, Key>;

export function partiesOf(view: View, { parties, confidence, binding }: AgreementRecord): Html {
  const doubt = doubtOf(view, confidence, 'parties');
  return html`<section class="block">
    <h2>${say(view, 'party.heading')}</h2>
    <ul class="plain">
      ${parties.map((party) => html`<li>${partyOf(view, party)}</li>`)}
    </ul>
    ${doubt && html`<p class="small">${doubt}</p>`}
    ${binding !== null && html`<p class="small">${say(view, binding ? 'party.binding' : 'party.notBinding')}</p>`}
  </section>`;
}

function partyOf(view: View, party: PartyRecord): Html {
  const name = party.country ? countryLink(view, party.country) : party.body && participantLink(view, party.body);
  const on = (key: Key, date: string | null): Html[] => (date ? [say(view, key, { date: dateOf(view, date) })] : []);
  const details: Html[] = [
    ...(party.ministry ? [html`<bdi>${party.ministry}</bdi>`] : []),
    ...(party.role ? [say(view, ROLES[party.role])] : []),
    ...on('party.signed', party.signedOn),
    ...on('party.ratified', party.ratifiedOn),
    ...on('party.inForce', party.inForceOn),
    ...on('party.leaves', party.withdrawnOn),
  ];
  return html`<strong>${name}</strong><br /><span class="soft small"
      >${details.map((detail, at) => [at > 0 && '; ', detail])}</span
    >`;
}

const PRACTICE = [
  ['problem', 'practice.problem'],
  ['action', 'practice.action'],
  ['results', 'practice.results'],
  ['evidence', 'practice.evidence'],
  ['cost', 'practice.cost'],
  ['replicability', 'practice.replicability'],
] as const satisfies readonly (readonly [PracticeText, Key])[];

export function practiceOf(view: View, record: PracticeRecord): Html {
  const told = PRACTICE.flatMap(([field, words]) => (record[field] ? [[words, record[field]] as const] : []));
  return html`${told.map(
    ([words, text]) =>
      html`<section class="block">
        <h2>${say(view, words)}</h2>
        <p class="text" ${inLanguage(text.language)}>${text.value}</p>
      </section>`,
  )}
  ${
    record.countries.length + record.partners.length > 0 &&
    html`<section class="block">
      <h2>${say(view, 'practice.where')}</h2>
      <p>
        ${commaList(view, [
          ...record.countries.map((country) => countryLink(view, country)),
          ...record.partners.map((partner) => html`<bdi>${partner}</bdi>`),
        ])}
      </p>
    </section>`
  }`;
}

const CHANGES = {
  PUBLISHED: 'revision.PUBLISHED',
  REVISED: 'revision.REVISED',
  CORRECTED: 'revision.CORRECTED',
} as const satisfies Record<string, Key>;

export const revisionsOf = (view: View, { id, revision: shown, revisions }: PublicationRecord): Html =>
  html`<section class="block revisions">
    <h2>${say(view, 'revision.heading')}</h2>
    <ol reversed>
      ${revisions.map(
        (revision) =>
          html`<li>
            ${say(view, CHANGES[revision.change], {
              a: (words) =>
                html`<a
                  href="${href(view, `/publications/${id}@${revision.number}`)}"
                  ${revision.number === shown && html`aria-current="true"`}
                  >${words}</a
                >`,
              n: revision.number,
              day: dayOf(view, revision.publishedAt),
            })}
            ${revision.changeNote && html`<br /><bdi>${revision.changeNote}</bdi>`} ${differences(view, revision)}
            ${revision.number > 1 && hasRevision(revisions, revision.number - 1) && compareWith(view, id, revision.number)}
          </li>`,
      )}
    </ol>
  </section>`;

const compareWith = (view: View, id: string, number: number): Html =>
  html`<a class="small" href="${href(view, `/publications/${id}/compare/${number - 1}..${number}`)}"
    >${say(view, 'revision.compare', { n: number - 1 })}</a
  >`;

const hasRevision = (revisions: readonly RevisionRecord[], number: number): boolean =>
  revisions.some((revision) => revision.number === number);

const LONGEST = 120;

/** Short values before and after; long texts by their field's name alone. */
function differences(view: View, { differences: all }: RevisionRecord): Html | null {
  if (all.length === 0) return null;
  const value = (text: string | null): Html =>
    text === null ? say(view, 'revision.nothing') : html`<bdi>${text}</bdi>`;
  return html`<ul class="was">
    ${all.map(({ field, before, after }) => {
      const [was, is] = [plain(before), plain(after)];
      const isShort = (was?.length ?? 0) + (is?.length ?? 0) <= LONGEST;
      const name = inEnglish(view, inWords(field));
      return html`<li>
        ${
          isShort
            ? say(view, 'revision.fromTo', {
                field: name,
                was: html`<del>${value(was)}</del>`,
                is: html`<ins>${value(is)}</ins>`,
              })
            : say(view, 'revision.rewritten', { field: name })
        }
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
