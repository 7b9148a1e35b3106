import { doubts } from './confidence.js';
import { dayOf } from './date.js';
import { freshnessLine } from './freshness.js';
import { html, type Html } from './html.js';
import { sentenceList } from './lists.js';
import { countryLink, participantLink } from './participant.js';
import { thingOf, type AgreementEntry, type Entry, type RevisionChange } from './publication.js';
import { say } from './say.js';
import { statusLine, statusOf } from './status.js';
import { inLanguage } from './text.js';
import { href, type View } from './view.js';

/**
 * One publication as it is read in a list: who did what, the title, what it means in law.
 * @param beneath what stands under it where there is no heading of a day above: its title is the heading then
 */
function entryItem(view: View, entry: Entry, beneath?: Html | null): Html {
  const { title, id } = entry;
  const inTitle = title && inLanguage(title.language);
  const link = html`<a href="${href(view, `/publications/${id}`)}">${title?.value ?? id}</a>`;
  const status = statusOf(view, entry);
  const facts = ['title', 'parties', 'date', ...(status.shape === 'unknown' ? [] : ['status' as const])] as const;
  return html`<li class="entry">
    <p class="who">${deedOf(view, entry)}</p>
    ${beneath === undefined ? html`<h3 class="title" ${inTitle}>${link}</h3>` : html`<h2 class="title" ${inTitle}>${link}</h2>`}
    <p class="meaning">
      ${statusLine(status)} ${doubts(view, entry.confidence, facts)} ${freshnessLine(view, entry.freshness)}
    </p>
    ${beneath}
  </li>`;
}

/** A country is named by its name, a body or a partner by its own. */
export const actor = (view: View, { country, owner }: Entry): Html =>
  country ? countryLink(view, country) : participantLink(view, owner);

/** Who did what, with whom: whole sentences, for each language puts them together in its own way. */
function deedOf(view: View, entry: Entry): Html {
  const deed = deedIn(entry);
  const who = { actor: actor(view, entry), thing: thingOf(view, entry) };
  const parties = entry.kind === 'AGREEMENT' && deed !== 'shared' && deed !== 'announced' && counterparts(view, entry);
  return parties ? say(view, `entry.${deed}With`, { ...who, parties }) : say(view, `entry.${deed}`, who);
}

const DEEDS = { PUBLISHED: 'published', REVISED: 'revised', CORRECTED: 'corrected' } as const satisfies Record<
  RevisionChange,
  string
>;

function deedIn(entry: Entry): (typeof DEEDS)[RevisionChange] | 'withdrew' | 'shared' | 'announced' {
  if (entry.state === 'REVOKED') return 'withdrew';
  const change = entry.revisions.find(({ number }) => number === entry.revision)?.change ?? 'PUBLISHED';
  if (change === 'PUBLISHED' && (entry.kind === 'PRACTICE' || entry.kind === 'RESOURCE')) return 'shared';
  if (change === 'PUBLISHED' && entry.kind === 'EVENT') return 'announced';
  return DEEDS[change];
}

const MOST_NAMED = 4;

/** The other parties, leaving out the one who acts. */
function counterparts(view: View, { parties, country, owner }: AgreementEntry): Html | null {
  const others = parties.filter((p) => (p.country ? p.country.code !== country?.code : p.body?.id !== owner.id));
  if (others.length === 0) return null;
  const named = others
    .slice(0, MOST_NAMED)
    .map((p) => (p.country ? countryLink(view, p.country) : p.body && participantLink(view, p.body)));
  const rest = others.length - named.length;
  return sentenceList(view, rest > 0 ? [...named, say(view, 'entry.more', { n: rest })] : named);
}

/** Under the day on which they were published, in the order given. */
export function entriesByDay(view: View, entries: readonly Entry[]): Html {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const day = entry.publishedAt?.slice(0, 10) ?? '';
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return html`${[...days].map(
    ([day, those]) =>
      html`<section class="day">
        <h2>${day === '' ? say(view, 'entry.notPublished') : dayOf(view, day)}</h2>
        <ol class="entries">
          ${those.map((entry) => entryItem(view, entry))}
        </ol>
      </section>`,
  )}`;
}

/**
 * A list whose order is not that of days.
 * @param beneath what stands under one of them, such as where it has what was searched
 */
export const entryList = (
  view: View,
  entries: readonly Entry[],
  beneath: (entry: Entry) => Html | null | undefined,
): Html =>
  html`<ol class="entries">
    ${entries.map((entry) => entryItem(view, entry, beneath(entry) ?? null))}
  </ol>`;
