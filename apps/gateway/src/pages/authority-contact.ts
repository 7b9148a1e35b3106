import { html, webAddress, type Html } from './html.js';
import { commaList } from './lists.js';
import { nameIn } from './participant.js';
import { say } from './say.js';
import { code, foreign, nameOfLanguage, type Text } from './text.js';
import { href, localeOf, type View } from './view.js';

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
  html`${contactPoints.map((point) => pointOf(view, point))}
  ${workingHours.map((hours) => html`<p class="small soft">${hoursOf(view, hours)}</p>`)}
  ${
    workingLanguages.length > 0 &&
    html`<p class="small soft">${say(view, 'contact.worksIn', { languages: languages(view, workingLanguages) })}</p>`
  }`;

function pointOf(view: View, point: AuthorityContact['contactPoints'][number]): Html {
  const { office, offices, email, telephone, address, audience } = point;
  const forNetwork = audience === 'NETWORK' && html` <span class="soft">${say(view, 'contact.forNetwork')}</span>`;
  const answersIn =
    point.languages.length > 0 && say(view, 'contact.answersIn', { languages: languages(view, point.languages) });
  return html`<p class="small">
    ${foreign(view, nameIn(view, { name: office, names: offices }))}${forNetwork}
    ${email && html`<br /><a href="mailto:${email}">${code(email)}</a>`}
    ${telephone && html`<br /><a href="tel:${telephone}">${code(telephone)}</a>`}
    ${
      address &&
      html`<br />${commaList(
          view,
          address.split('\n').map((line) => html`<bdi>${line}</bdi>`),
        )}`
    }
    ${answersIn && html`<br /><span class="soft">${answersIn}</span>`}
  </p>`;
}

const languages = (view: View, tags: readonly string[]): Html =>
  commaList(
    view,
    tags.map((tag) => nameOfLanguage(tag, view.wording.tag)),
  );

const WEEK = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** "Monday to Friday" where days follow each other, else each by its name. */
function hoursOf(view: View, { days, from, to, zone }: AuthorityContact['workingHours'][number]): Html {
  const places = days.map((day) => WEEK.indexOf(day)).sort((a, b) => a - b);
  const names = places.map((place) => dayOfWeek(view, place));
  const follow = places.every((place, at) => at === 0 || place === (places[at - 1] ?? 0) + 1);
  const words =
    follow && names.length > 2
      ? say(view, 'contact.days', { from: names[0], to: names.at(-1) })
      : commaList(view, names);
  return html`${words} ${code(`${from}–${to}`)} (${code(zone)})`;
}

/** The fifth of January 1970 was a Monday. */
const dayOfWeek = (view: View, place: number): string =>
  new Intl.DateTimeFormat(localeOf(view), { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(1970, 0, 5 + place)),
  );

interface Named {
  id: string;
  name: string;
  names: Text[];
}

/** An authority by its name, which leads to its own website where it has one. */
export function authorityName(view: View, authority: Named & { website: string | null }): Html {
  const site = webAddress(authority.website);
  const name = foreign(view, nameIn(view, authority));
  return site ? html`<a href="${site}" rel="external noopener noreferrer">${name}</a>` : name;
}

export const CAPACITIES = [
  'DESIGNATED_NATIONAL_AUTHORITY',
  'MIGRANT_HEALTH_FOCAL_POINT',
  'REGULATOR',
  'STATISTICS',
  'CLUSTER_COORDINATOR',
] as const;

/** The capacity in words, with the body that is coordinated; one that the catalogue does not know yet, as the API names it. */
export function capacityOf(view: View, { capacity, body }: { capacity: string; body: Named | null }): Html {
  const known = CAPACITIES.find((one) => one === capacity);
  const words = known ? say(view, `capacity.${known}`) : code(capacity);
  if (!body) return words;
  const link = html`<a href="${href(view, `/bodies/${encodeURIComponent(body.id)}`)}"
    >${foreign(view, nameIn(view, body))}</a
  >`;
  return say(view, 'capacity.of', { capacity: words, body: link });
}
