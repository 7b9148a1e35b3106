import { byLanguage, country, stripped, type LinkedData } from '../publication/linked-data.js';
import type { EventContent } from './event.js';

const STATUS: Record<EventContent['status'], string> = {
  SCHEDULED: 'https://schema.org/EventScheduled',
  POSTPONED: 'https://schema.org/EventPostponed',
  CANCELLED: 'https://schema.org/EventCancelled',
};

/** schema.org Event. */
export const eventJsonLd = ({ eventType, status, startsOn, endsOn, ...event }: EventContent): LinkedData => ({
  '@type': 'Event',
  additionalType: eventType,
  eventStatus: STATUS[status],
  startDate: startsOn,
  endDate: endsOn,
  description: byLanguage(event.summary),
  abstract: undefined,
  inLanguage: event.heldIn,
  eventAttendanceMode: attendance(event.place),
  location: locations(event.place),
  organizer: event.organisers.map(({ participant, name }) =>
    stripped({ '@type': 'Organization', identifier: participant, name }),
  ),
});

function attendance(place: EventContent['place']): string | undefined {
  if (!place) return undefined;
  const mode = place.online === undefined ? 'Offline' : place.country === undefined ? 'Online' : 'Mixed';
  return `https://schema.org/${mode}EventAttendanceMode`;
}

function locations(place: EventContent['place']): LinkedData[] {
  if (!place) return [];
  const { country: code, city, venue, online } = place;
  return [
    ...(code === undefined
      ? []
      : [
          stripped({
            '@type': 'Place',
            name: venue,
            address: stripped({ '@type': 'PostalAddress', addressLocality: city, addressCountry: code }),
            containedInPlace: country(code),
          }),
        ]),
    ...(online === undefined ? [] : [{ '@type': 'VirtualLocation', url: online }]),
  ];
}
