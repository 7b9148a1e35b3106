import type { Key } from '#wording';
import { dateOf, dayOf } from './date.js';
import { html, webAddress, type Html } from './html.js';
import { legalValueOf } from './legal-value.js';
import { countryLink, participantLink, type CountryName, type ParticipantName } from './participant.js';
import type { PartyName } from './publication.js';
import { say } from './say.js';
import { inEnglish, inLanguage, nameOfLanguage, type Text } from './text.js';
import type { View } from './view.js';

/** What the page of an agreement shows besides its record: what each party says of it, and the safeguards list. */
export const AGREEMENT_PARTS = /* GraphQL */ `
  fragment AgreementParts on Agreement {
    expiringOn
    assertions {
      party {
        country {
          ...CountryName
        }
        body {
          ...ParticipantName
        }
      }
      state
      askedAt
      days
      silentSince
      given {
        state
        aboutRevision
        outdated
        at
        by {
          ...ParticipantName
        }
        reason
        differences {
          date
          owner
          party
          contradicts
        }
        texts {
          language
          legalValue
          title {
            language
            value
          }
          url
        }
      }
    }
    safeguardsCheck {
      verdict
      parties {
        listed
        country {
          ...CountryName
        }
      }
      reasons {
        text
        source
      }
    }
  }
`;

export interface PartyStanding {
  party: PartyName;
  state: 'OWNER' | 'CONFIRMED' | 'DISPUTED' | 'SILENT' | 'NOT_ASKED';
  askedAt: string | null;
  days: number | null;
  silentSince: string | null;
  given: {
    state: 'CONFIRMED' | 'DISPUTED';
    aboutRevision: number;
    outdated: boolean;
    at: string;
    by: ParticipantName;
    reason: string | null;
    differences: { date: string; owner: string | null; party: string; contradicts: boolean }[];
    texts: { language: string; legalValue: string; title: Text | null; url: string | null }[];
  } | null;
}

export interface AgreementParts {
  expiringOn: string | null;
  assertions: PartyStanding[];
  safeguardsCheck: {
    verdict: string;
    parties: { listed: boolean | null; country: CountryName }[];
    reasons: { text: string; source: string }[];
  } | null;
}

const nameOf = (view: View, { country, body }: PartyName): Html | null =>
  country ? countryLink(view, country) : body && participantLink(view, body);

/** Side by side: who published it, who confirmed or disputed it, and who has said nothing. */
export const assertionsOf = (view: View, { assertions }: AgreementParts): Html =>
  html`<section class="block">
    <h2>${say(view, 'assertion.heading')}</h2>
    <dl class="facts">
      ${assertions.map(
        (standing) =>
          html`<dt>${nameOf(view, standing.party)}</dt>
            <dd>${wordOf(view, standing)}${saidBy(view, standing)}</dd>`,
      )}
    </dl>
  </section>`;

const strong = (words: Html): Html => html`<strong>${words}</strong>`;

function wordOf(view: View, { state, askedAt, days, silentSince }: PartyStanding): Html {
  switch (state) {
    case 'OWNER':
      return say(view, 'assertion.OWNER');
    case 'CONFIRMED':
      return strong(say(view, 'assertion.CONFIRMED'));
    case 'DISPUTED':
      return strong(say(view, 'assertion.DISPUTED'));
    case 'SILENT':
      if (silentSince)
        return say(view, 'assertion.silent', { b: strong, days: days ?? 0, day: dayOf(view, silentSince) });
      return askedAt
        ? say(view, 'assertion.waiting', { day: dayOf(view, askedAt) })
        : say(view, 'assertion.waitingSince');
    case 'NOT_ASKED':
      return html`<span class="soft">${say(view, 'assertion.NOT_ASKED')}</span>`;
  }
}

const DATES: Readonly<Record<string, Key>> = {
  signedOn: 'assertion.signedOn',
  ratifiedOn: 'assertion.ratifiedOn',
  inForceOn: 'assertion.inForceOn',
  withdrawnOn: 'assertion.withdrawnOn',
};

type Given = NonNullable<PartyStanding['given']>;

function saidBy(view: View, { given }: PartyStanding): Html | null {
  if (!given) return null;
  const { by, at, aboutRevision, outdated, reason, differences, texts } = given;
  const words = say(view, 'assertion.said', {
    by: participantLink(view, by),
    day: dayOf(view, at),
    n: aboutRevision,
  });
  const earlier = given.state === 'CONFIRMED' ? 'assertion.confirmedEarlier' : 'assertion.disputedEarlier';
  return html`<br /><span class="soft small">${outdated ? say(view, earlier, { said: words }) : words}</span>
    ${reason && html`<br /><bdi>${reason}</bdi>`}
    ${differences.map((difference) => html`<br /><span class="small">${differenceOf(view, difference)}</span>`)}
    ${texts.map((text) => html`<br />${textOf(view, text)}`)}`;
}

function differenceOf(view: View, { date, owner, party }: Given['differences'][number]): Html | null {
  const key = DATES[date];
  if (!key) return null;
  const words = say(view, key, { date: dateOf(view, party) });
  return owner ? say(view, 'assertion.andByThis', { party: words, date: dateOf(view, owner) }) : words;
}

function textOf(view: View, { language, legalValue, title, url }: Given['texts'][number]): Html {
  const address = webAddress(url);
  const words = html`<bdi>${title?.value ?? nameOfLanguage(language, view.wording.tag)}</bdi>`;
  const value = say(view, 'assertion.givenByParty', { value: legalValueOf(view, legalValue) });
  return html`<span class="small" ${title && inLanguage(title.language)}
      >${address ? html`<a href="${address}" rel="external noopener noreferrer">${words}</a>` : words}</span
    >
    <span class="soft small">${value}</span>`;
}

const VERDICTS: Readonly<Record<string, Key>> = {
  LISTED_ORIGIN: 'safeguards.LISTED_ORIGIN',
  LISTED_PARTY: 'safeguards.LISTED_PARTY',
  NO_LISTED_PARTY: 'safeguards.NO_LISTED_PARTY',
  NO_LIST: 'safeguards.NO_LIST',
  NOT_APPLICABLE: 'safeguards.NOT_APPLICABLE',
  NOT_ESTABLISHED: 'safeguards.NOT_ESTABLISHED',
};

export const safeguardsOf = (view: View, { safeguardsCheck: check }: AgreementParts): Html | null =>
  check &&
  html`<section class="block">
    <h2>${say(view, 'safeguards.heading')}</h2>
    <p>${say(view, VERDICTS[check.verdict] ?? 'safeguards.NOT_ESTABLISHED')}</p>
    <ul class="plain small">
      ${check.reasons.map(
        ({ text, source }) => html`<li>${inEnglish(view, text)} <span class="soft">(<bdi>${source}</bdi>)</span></li>`,
      )}
    </ul>
  </section>`;
