import { dateOf, isPast } from '../date.js';
import { html, webAddress, type Html } from '../html.js';
import { commaList, sentenceList } from '../lists.js';
import { countryLink, participantLink, type CountryName, type ParticipantName } from '../participant.js';
import { say } from '../say.js';
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

export function statusOfEvent(view: View, { status, startsOn, endsOn }: EventFacts): Status {
  if (status === 'CANCELLED') return { shape: 'ended', words: say(view, 'status.cancelled') };
  if (status === 'POSTPONED') return { shape: 'coming', words: say(view, 'status.postponed') };
  const last = endsOn ?? startsOn;
  const days =
    endsOn && endsOn !== startsOn
      ? say(view, 'status.days', { from: dateOf(view, startsOn), to: dateOf(view, endsOn) })
      : dateOf(view, last);
  if (!isPast(view, startsOn)) return { shape: 'coming', words: say(view, 'status.toBeHeld', { days }) };
  return isOver(view, last)
    ? { shape: 'ended', words: say(view, 'status.held', { days }) }
    : { shape: 'holds', words: say(view, 'status.underWay', { days }) };
}

/** From the day after the last; of a month or a year, after all of it. */
const isOver = (view: View, date: string): boolean => date + '-12-31'.slice(date.length - 4) < view.today;

export function eventOf(view: View, { place, organisers, heldIn, recommendations }: EventDetails): Html {
  const online = webAddress(place?.online ?? null);
  const where: (Html | string | null)[] = [
    place?.venue ? html`<bdi>${place.venue}</bdi>` : null,
    place?.city ? html`<bdi>${place.city}</bdi>` : null,
    place?.country ? countryLink(view, place.country) : null,
    online ? html`<a href="${online}" rel="external noopener noreferrer">${say(view, 'event.online')}</a>` : null,
  ].filter((part) => part !== null);
  const who = organisers.map(({ participant, name }) =>
    participant ? participantLink(view, participant) : html`<bdi>${name}</bdi>`,
  );
  return html`${
    where.length > 0 &&
    html`<section class="block">
      <h2>${say(view, 'event.where')}</h2>
      <p>${commaList(view, where)}</p>
    </section>`
  }
  ${
    who.length > 0 &&
    html`<section class="block">
      <h2>${say(view, 'event.who')}</h2>
      <p>${sentenceList(view, who)}</p>
    </section>`
  }
  ${
    heldIn.length > 0 &&
    html`<section class="block">
      <h2>${say(view, 'event.spoken')}</h2>
      <p>
        ${sentenceList(
          view,
          heldIn.map((language) => nameOfLanguage(language, view.wording.tag)),
        )}
      </p>
    </section>`
  }
  ${
    recommendations &&
    html`<section class="block">
      <h2>${say(view, 'event.recommended')}</h2>
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
  const online = webAddress(place?.online ?? null);
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
      ...(online ? [{ '@type': 'VirtualLocation', url: online }] : []),
    ],
    organizer: organisers.map(({ participant, name }) => ({
      '@type': 'Organization',
      name: participant?.name ?? name,
    })),
  };
}
