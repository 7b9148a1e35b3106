import { foreign, forReader, type Text } from './text.js';
import { html, type Html } from './html.js';
import { href, type View } from './view.js';

/** A country or a participant, as pages ask for it. */
export interface CountryName {
  code: string;
  name: string;
  names: Text[];
}

export interface ParticipantName {
  id: string;
  kind: 'AUTHORITY' | 'REGIONAL_BODY' | 'PARTNER';
  name: string;
  names: Text[];
}

export const COUNTRY_NAME = /* GraphQL */ `
  fragment CountryName on Country {
    code
    name
    names(languages: $languages) {
      language
      value
    }
  }
`;

export const NAMES = /* GraphQL */ `
  ${COUNTRY_NAME}
  fragment ParticipantName on Participant {
    id
    kind
    name
    names {
      language
      value
    }
  }
`;

/** The best name there is, as a text with its language; a name without a language is the registry's English one. */
export const nameIn = (view: View, named: { name: string; names: readonly Text[] }): Text =>
  forReader(named.names, view.languages) ?? { language: 'en', value: named.name };

export const countryLink = (view: View, country: CountryName): Html =>
  html`<a href="${href(view, `/countries/${country.code}`)}">${foreign(view, nameIn(view, country))}</a>`;

export function participantLink(view: View, participant: ParticipantName): Html {
  const name = foreign(view, nameIn(view, participant));
  if (participant.kind !== 'REGIONAL_BODY') return name;
  return html`<a href="${href(view, `/bodies/${encodeURIComponent(participant.id)}`)}">${name}</a>`;
}
