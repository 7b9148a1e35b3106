import { dateOf, dayOf } from './date.js';
import { html, webAddress, type Html } from './html.js';
import { LEGAL_VALUES } from './legal-value.js';
import { countryLink, participantLink, type CountryName, type ParticipantName } from './participant.js';
import type { PartyName } from './publication.js';
import { inLanguage, nameOfLanguage, type Text } from './text.js';
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
    <h2>What each party says of it</h2>
    <dl class="facts">
      ${assertions.map(
        (standing) =>
          html`<dt>${nameOf(view, standing.party)}</dt>
            <dd>${wordOf(view, standing)}${saidBy(view, standing)}</dd>`,
      )}
    </dl>
  </section>`;

function wordOf(view: View, { state, askedAt, days, silentSince }: PartyStanding): Html {
  switch (state) {
    case 'OWNER':
      return html`published it: the record is its own`;
    case 'CONFIRMED':
      return html`<strong>confirmed</strong>`;
    case 'DISPUTED':
      return html`<strong>disputed</strong>`;
    case 'SILENT':
      return silentSince
        ? html`<strong>silent</strong> for ${days} days, which is no consent; asked ${dayOf(view, silentSince)}`
        : html`has not answered yet; asked ${askedAt && dayOf(view, askedAt)}`;
    case 'NOT_ASKED':
      return html`<span class="soft">not asked</span>`;
  }
}

const DATES: Record<string, string> = {
  signedOn: 'signed',
  ratifiedOn: 'ratified',
  inForceOn: 'in force',
  withdrawnOn: 'withdrawn from',
};

function saidBy(view: View, { given }: PartyStanding): Html | null {
  if (!given) return null;
  const { by, at, aboutRevision, outdated, reason, differences, texts } = given;
  return html`<br /><span class="soft small"
      >${outdated && html`${given.state === 'CONFIRMED' ? 'confirmed' : 'disputed'} an earlier revision: `}${participantLink(view, by)},
      ${dayOf(view, at)}, of revision ${aboutRevision}</span
    >
    ${reason && html`<br /><bdi>${reason}</bdi>`}
    ${differences.map(
      ({ date, owner, party }) =>
        html`<br /><span class="small"
            >${DATES[date]} ${dateOf(view, party)} by its own
            record${owner && html`, ${dateOf(view, owner)} by this one`}</span
          >`,
    )}
    ${texts.map(({ language, legalValue, title, url }) => {
      const address = webAddress(url);
      const words = title?.value ?? nameOfLanguage(language, 'en');
      return html`<br /><span class="small" ${title && inLanguage(language)}
          >${address ? html`<a href="${address}" rel="external noopener noreferrer"><bdi>${words}</bdi></a>` : html`<bdi>${words}</bdi>`}</span
        >
        <span class="soft small">${LEGAL_VALUES[legalValue]}, given by this party</span>`;
    })}`;
}

const VERDICTS: Record<string, string> = {
  LISTED_ORIGIN: 'Health workers come from a listed country under it',
  LISTED_PARTY: 'A listed country is a party',
  NO_LISTED_PARTY: 'None of its parties was on the list',
  NO_LIST: 'There was no list when it was signed',
  NOT_APPLICABLE: 'The list has nothing to say of it',
  NOT_ESTABLISHED: 'Not established',
};

export const safeguardsOf = ({ safeguardsCheck: check }: AgreementParts): Html | null =>
  check &&
  html`<section class="block">
    <h2>WHO health workforce support and safeguards list</h2>
    <p>${VERDICTS[check.verdict]}</p>
    <ul class="plain small">
      ${check.reasons.map(({ text, source }) => html`<li>${text} <span class="soft">(${source})</span></li>`)}
    </ul>
  </section>`;
