import { publicationFieldsSdl, publicationInputSdl } from '../publication/every-kind.graphql.js';
import { kindMutationsSdl } from '../publication/kind.graphql.js';

export const eventSdl = /* GraphQL */ `
  ${kindMutationsSdl('Event')}

  """
  A seminar, workshop, conference, training or consultation that was or will be held (schema.org Event). What is handed out
  and what comes of it is linked to it.
  """
  type Event implements Publication @key(fields: "id") {
    ${publicationFieldsSdl}
    "schema.org additionalType; null only in a draft that does not say it yet"
    eventType: EventType
    "schema.org eventStatus: whether it takes place as announced"
    status: EventStatus!
    "schema.org startDate, as precise as it is known"
    startsOn: Date!
    "schema.org endDate: the last day; null for an event of one day, or where it is not known"
    endsOn: Date
    "schema.org location; null where it is not known yet"
    place: EventPlace
    "schema.org organizer"
    organisers: [EventOrganiser!]!
    "schema.org inLanguage: languages spoken, interpretation included"
    heldIn: [LanguageTag!]!
    "what those who met recommend"
    recommendations(language: LanguageTag): Text
  }

  enum EventType {
    SEMINAR
    WORKSHOP
    CONFERENCE
    TRAINING
    CONSULTATION
    MEETING
  }

  enum EventStatus {
    "schema.org EventScheduled; for one that is over: it was held"
    SCHEDULED
    "schema.org EventPostponed: the dates given hold no longer"
    POSTPONED
    "schema.org EventCancelled"
    CANCELLED
  }

  "Where it is held: at a place, online, or both (schema.org eventAttendanceMode)."
  type EventPlace {
    country: Country
    "in the language of the place"
    city: String
    "the building or address"
    venue: String
    "where to take part from afar: http or https"
    online: String
  }

  "Either participant or name is set."
  type EventOrganiser {
    participant: Participant
    "of one that is not on the register"
    name: String
  }

  input EventInput {
    ${publicationInputSdl}
    "publishing asks for it; a draft may leave it out"
    eventType: EventType
    "SCHEDULED by default"
    status: EventStatus
    "YYYY, YYYY-MM or YYYY-MM-DD"
    startsOn: String!
    endsOn: String
    place: EventPlaceInput
    organisers: [EventOrganiserInput!]
    "BCP 47"
    heldIn: [String!]
    recommendations: [TranslatedInput!]
  }

  "Give a country (ISO 3166-1 alpha-2), an address under online, or both."
  input EventPlaceInput {
    country: String
    city: String
    venue: String
    online: String
  }

  "Give a participant's id, or the name of one that is not on the register."
  input EventOrganiserInput {
    participant: ID
    name: String
  }
`;
