import { dateOf, isPast } from '../date.js';
import { html, sentenceList, webAddress, type Html } from '../html.js';
import { countryLink, participantLink, type CountryName, type ParticipantName } from '../participant.js';
import type { Status } from '../status.js';
import { inLanguage, nameOfLanguage, type Text } from '../text.js';
import type { View } from '../view.js';

export const EVENT_ENTRY = /* GraphQL */ `
  ... on Event {
    eventType
    status
    startsOn
    endsOn
  }
`;

export const EVENT_RECORD = /* GraphQL */ `
  ... on Event {
    place {
      country {
        ...CountryName
      }
      city
      venue
      online
    }
    organisers {
      participant {
        ...ParticipantName
      }
      name
    }
    heldIn
    recommendations {
      language
      value
    }
  }
`;

export interface EventFacts {
  kind: 'EVENT';
  eventType: 'SEMINAR' | 'WORKSHOP' | 'CONFERENCE' | 'TRAINING' | 'CONSULTATION' | 'MEETING' | null;
  status: 'SCHEDULED' | 'POSTPONED' | 'CANCELLED';
  startsOn: string;
  endsOn: string | null;
}

export interface EventDetails {
  place: { country: CountryName | null; city: string | null; venue: string | null; online: string | null } | null;
  organisers: { participant: ParticipantName | null; name: string | null }[];
  heldIn: string[];
  recommendations: Text | null;
}

export const EVENT_NOUNS: Record<NonNullable<EventFacts['eventType']>, string> = {
  SEMINAR: 'a seminar',
  WORKSHOP: 'a workshop',
  CONFERENCE: 'a conference',
  TRAINING: 'a training',
  CONSULTATION: 'a consultation',
  MEETING: 'a meeting',
};

export function statusOfEvent(view: View, { status, startsOn, endsOn }: EventFacts): Status {
  if (status === 'CANCELLED') return { shape: 'ended', words: html`Cancelled` };
  if (status === 'POSTPONED') return { shape: 'coming', words: html`Postponed` };
  const last = endsOn ?? startsOn;
  const days =
    endsOn && endsOn !== startsOn ? html`${dateOf(view, startsOn)} to ${dateOf(view, endsOn)}` : dateOf(view, last);
  if (!isPast(view, startsOn)) return { shape: 'coming', words: html`To be held: ${days}` };
  return isOver(view, last)
    ? { shape: 'ended', words: html`Held: ${days}` }
    : { shape: 'holds', words: html`Under way: ${days}` };
}

/** From the day after the last; of a month or a year, after all of it. */
const isOver = (view: View, date: string): boolean => date + '-12-31'.slice(date.length - 4) < view.today;

export const datesOfEvent = ({ startsOn, endsOn }: EventFacts): [string, string | null][] => [
  ['Begins', startsOn],
  ['Ends', endsOn],
];

export function eventOf(view: View, { place, organisers, heldIn, recommendations }: EventDetails): Html {
  const online = webAddress(place?.online ?? null);
  const where: (Html | string | null)[] = [
    place?.venue ? html`<bdi>${place.venue}</bdi>` : null,
    place?.city ? html`<bdi>${place.city}</bdi>` : null,
    place?.country ? countryLink(view, place.country) : null,
    online ? html`<a href="${online}" rel="external noopener noreferrer">online</a>` : null,
  ].filter((part) => part !== null);
  const who = organisers.map(({ participant, name }) =>
    participant ? participantLink(view, participant) : html`<bdi>${name}</bdi>`,
  );
  return html`${
    where.length > 0 &&
    html`<section class="block">
      <h2>Where</h2>
      <p>${where.map((part, at) => [at > 0 && ', ', part])}</p>
    </section>`
  }
  ${
    who.length > 0 &&
    html`<section class="block">
      <h2>Who holds it</h2>
      <p>${sentenceList(who)}</p>
    </section>`
  }
  ${
    heldIn.length > 0 &&
    html`<section class="block">
      <h2>Languages spoken</h2>
      <p>${sentenceList(heldIn.map((language) => nameOfLanguage(language, 'en')))}</p>
    </section>`
  }
  ${
    recommendations &&
    html`<section class="block">
      <h2>What was recommended</h2>
      <p class="text" ${inLanguage(recommendations.language)}>${recommendations.value}</p>
    </section>`
  }`;
}

export function eventJsonLd({
  eventType,
  status,
  startsOn,
  endsOn,
  place,
  organisers,
}: EventFacts & EventDetails): Record<string, unknown> {
  const statusName = { SCHEDULED: 'EventScheduled', POSTPONED: 'EventPostponed', CANCELLED: 'EventCancelled' }[status];
  return {
    ...(eventType ? { additionalType: eventType } : {}),
    eventStatus: `https://schema.org/${statusName}`,
    startDate: startsOn,
    ...(endsOn ? { endDate: endsOn } : {}),
    location: [
      ...(place?.country
        ? [
            {
              '@type': 'Place',
              ...(place.venue ? { name: place.venue } : {}),
              address: {
                '@type': 'PostalAddress',
                addressCountry: place.country.code,
                ...(place.city ? { addressLocality: place.city } : {}),
              },
            },
          ]
        : []),
      ...(place?.online ? [{ '@type': 'VirtualLocation', url: place.online }] : []),
    ],
    organizer: organisers.map(({ participant, name }) => ({
      '@type': 'Organization',
      name: participant?.name ?? name,
    })),
  };
}
