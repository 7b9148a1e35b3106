import { html, webAddress, type Html } from './html.js';
import { foreign, nameOfLanguage, type Text } from './text.js';
import { nameIn } from './participant.js';
import { href, type View } from './view.js';

/** How an authority is reached: what pages ask for and how they say it. What the reader may not see is not in the answer. */
export const AUTHORITY_CONTACT = /* GraphQL */ `
  fragment AuthorityContact on Authority {
    workingLanguages
    workingHours {
      days
      from
      to
      zone
    }
    contactPoints {
      office
      offices {
        language
        value
      }
      email
      telephone
      address
      languages
      audience
    }
  }
`;

export interface AuthorityContact {
  workingLanguages: string[];
  workingHours: { days: string[]; from: string; to: string; zone: string }[];
  contactPoints: {
    office: string;
    offices: Text[];
    email: string | null;
    telephone: string | null;
    address: string | null;
    languages: string[];
    audience: string;
  }[];
}

export const contactOf = (view: View, { workingLanguages, workingHours, contactPoints }: AuthorityContact): Html =>
  html`${contactPoints.map(
    (point) =>
      html`<p class="small">
        ${foreign(nameIn(view, { name: point.office, names: point.offices }))}${point.audience === 'NETWORK' && html` <span class="soft">(for the network)</span>`}
        ${point.email && html`<br /><a href="mailto:${point.email}">${point.email}</a>`}
        ${point.telephone && html`<br /><a href="tel:${point.telephone}">${point.telephone}</a>`}
        ${point.address && html`<br />${point.address.split('\n').map((line, at) => html`${at > 0 && ', '}<bdi>${line}</bdi>`)}`}
        ${point.languages.length > 0 && html`<br /><span class="soft">answers in ${languages(point.languages)}</span>`}
      </p>`,
  )}
  ${workingHours.map(({ days, from, to, zone }) => html`<p class="small soft">${inWords(days)} ${from}–${to} (${zone})</p>`)}
  ${workingLanguages.length > 0 && html`<p class="small soft">works in ${languages(workingLanguages)}</p>`}`;

const languages = (tags: readonly string[]): string => tags.map((tag) => nameOfLanguage(tag, 'en')).join(', ');

const WEEK = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** "Monday to Friday" where days follow each other, else each by its name. */
function inWords(days: readonly string[]): string {
  const places = days.map((day) => WEEK.indexOf(day)).sort((a, b) => a - b);
  const names = places.map((place) => `${WEEK[place]?.[0] ?? ''}${WEEK[place]?.slice(1).toLowerCase() ?? ''}`);
  const follow = places.every((place, at) => at === 0 || place === (places[at - 1] ?? 0) + 1);
  return follow && names.length > 2 ? `${names[0]} to ${names.at(-1)}` : names.join(', ');
}

interface Named {
  id: string;
  name: string;
  names: Text[];
}

/** An authority by its name, which leads to its own website where it has one. */
export function authorityName(view: View, authority: Named & { website: string | null }): Html {
  const site = webAddress(authority.website);
  const name = foreign(nameIn(view, authority));
  return site ? html`<a href="${site}" rel="external noopener noreferrer">${name}</a>` : name;
}

export const CAPACITIES: Record<string, string> = {
  DESIGNATED_NATIONAL_AUTHORITY: 'Designated national authority (WHO Code, Article 7.3)',
  MIGRANT_HEALTH_FOCAL_POINT: 'Focal point for migrants’ health',
  REGULATOR: 'Regulator of health professions or recruitment',
  STATISTICS: 'Health workforce statistics',
  CLUSTER_COORDINATOR: 'Coordinator',
};

/** The capacity in words, with the body that is coordinated. */
export const capacityOf = (view: View, { capacity, body }: { capacity: string; body: Named | null }): Html =>
  html`${CAPACITIES[capacity] ?? capacity}${
    body &&
    html` of
      <a href="${href(view, `/bodies/${encodeURIComponent(body.id)}`)}">${foreign(nameIn(view, body))}</a>`
  }`;

export const doubtful = (words: string): Html =>
  html` <span class="doubt small"><span class="shape" aria-hidden="true"></span>${words}</span>`;
