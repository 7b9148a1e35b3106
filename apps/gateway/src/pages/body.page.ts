import { parse } from 'graphql';
import { isParticipantId } from '#kernel';
import { timeline, type Period } from './body-timeline.js';
import { doubtful } from './confidence.js';
import { dateOf } from './date.js';
import { dayAsked } from './day-asked.js';
import { entriesByDay } from './entry.js';
import { bodyFeeds, feedLinks } from './feeds.js';
import { dataBlock, html, webAddress, type Html } from './html.js';
import { linkedDataOfBody } from './json-ld.js';
import type { Page } from './layout.js';
import { notFoundPage } from './not-found.page.js';
import { countryLink, nameIn, NAMES, type CountryName } from './participant.js';
import { ENTRY, type Entry } from './publication.js';
import type { Reader } from './reader.js';
import { say, said } from './say.js';
import { code, foreign, type Text } from './text.js';
import { href, type View } from './view.js';

export const bodyOperation = parse(/* GraphQL */ `
  query BodyPage($id: ID!, $on: Date, $languages: [LanguageTag!]!) {
    body(id: $id) {
      id
      name
      names {
        language
        value
      }
      acronym
      website
      partOf {
        id
        name
        names {
          language
          value
        }
      }
      parts(on: $on) {
        id
        name
        names {
          language
          value
        }
      }
      members(on: $on, kind: null) {
        kind
        from
        certain
        note
        country {
          ...CountryName
        }
      }
      memberships {
        kind
        from
        to
        certain
        country {
          ...CountryName
        }
      }
    }
    participant(id: $id) {
      publications(first: 20) {
        totalCount
        nodes {
          ...Entry
        }
      }
    }
  }
  ${ENTRY}
  ${NAMES}
`);

interface Named {
  id: string;
  name: string;
  names: Text[];
}

interface Body extends Named {
  acronym: string | null;
  website: string | null;
  partOf: Named | null;
  parts: Named[];
  memberships: Period[];
  members: { kind: string; from: string | null; certain: boolean; note: string | null; country: CountryName }[];
}

interface Answer {
  body: Body | null;
  participant: { publications: { totalCount: number; nodes: Entry[] } } | null;
}

export async function bodyPage(view: View, reader: Reader, id: string): Promise<Page> {
  const capital = id.toUpperCase();
  const on = dayAsked(view);
  const { body, participant } = isParticipantId(capital)
    ? await reader.read<Answer>(bodyOperation, { id: capital, on, languages: view.languages }, view.context)
    : { body: null, participant: null };
  if (!body) return notFoundPage(view, say(view, 'body.none', { id: html`<bdi>${id.slice(0, 60)}</bdi>` }));
  const name = nameIn(view, body);
  const feeds = bodyFeeds(body.id, name.value);
  const publications = participant?.publications.nodes ?? [];
  return {
    title: name.value,
    feeds,
    head: dataBlock('application/ld+json', linkedDataOfBody(view, body)),
    main: html`<h1>${foreign(view, name)}</h1>
      <p class="figure-line">${lines(view, body)}</p>
      <div class="columns apart">
        <div>
          <h2>${say(view, 'body.membersOn', { date: dateOf(view, on ?? view.today) })}</h2>
          ${members(view, body)} ${dayForm(view, body, on)} ${timeline(view, body.memberships)}
          <section class="block">
            <h2>${say(view, 'body.publications')}</h2>
            ${
              publications.length > 0
                ? entriesByDay(view, publications)
                : html`<div class="empty"><p>${say(view, 'body.nothingYet')}</p></div>`
            }
          </section>
        </div>
        <aside class="aside" aria-label="${said(view, 'home.follow')}">
          <section>
            <h2>${say(view, 'body.followMembers')}</h2>
            ${feedLinks(feeds)}
          </section>
          ${
            body.parts.length > 0 &&
            html`<section>
              <h2>${say(view, 'body.parts')}</h2>
              <ul>
                ${body.parts.map((part) => html`<li>${bodyLink(view, part)}</li>`)}
              </ul>
            </section>`
          }
        </aside>
      </div>`,
  };
}

export const bodyLink = (view: View, body: Named): Html =>
  html`<a href="${href(view, `/bodies/${encodeURIComponent(body.id)}`)}">${foreign(view, nameIn(view, body))}</a>`;

const dayForm = (view: View, { id }: Body, on: string | null): Html =>
  html`<form class="asking" action="/bodies/${encodeURIComponent(id)}" method="get">
    <div>
      <label for="on">${say(view, 'body.onAnotherDay')}</label><input id="on" name="on" type="date" value="${on}" />
    </div>
    ${view.asked && html`<input type="hidden" name="lang" value="${view.asked}" />`}
    <button type="submit">${say(view, 'body.show')}</button>
  </form>`;

function lines(view: View, { id, partOf, website }: Body): Html {
  const site = webAddress(website);
  return html`${code(id)}${partOf && html` · ${say(view, 'body.partOf', { body: bodyLink(view, partOf) })}`}${
    site && html` · <a href="${site}" rel="external noopener noreferrer">${code(new URL(site).hostname)}</a>`
  }`;
}

/** Observers and associates are no members: they stand under words of their own. */
const OTHERS = [
  ['OBSERVER', 'body.observers'],
  ['ASSOCIATE', 'body.associates'],
] as const;

function members(view: View, { members: all }: Body): Html {
  const of = (kind: string): Body['members'] => all.filter((one) => one.kind === kind);
  const own = of('MEMBER');
  return html`${own.length > 0 ? memberList(view, own) : html`<div class="empty"><p>${say(view, 'body.noMember')}</p></div>`}
  ${OTHERS.map(
    ([kind, words]) =>
      of(kind).length > 0 &&
      html`<h3>${say(view, words)}</h3>
        ${memberList(view, of(kind))}`,
  )}`;
}

const memberList = (view: View, those: Body['members']): Html =>
  html`<ul class="names members">
    ${those.map(
      ({ country, from, certain, note }) =>
        html`<li>
          ${countryLink(view, country)}
          <span class="soft">${remark(view, note, from)}</span>
          ${!certain && doubtful(view, 'doubt.notConfirmed')}
        </li>`,
    )}
  </ul>`;

function remark(view: View, note: string | null, from: string | null): Html | null {
  const text = note && html`<bdi>${note}</bdi>`;
  if (!from) return text || null;
  const date = dateOf(view, from);
  return text ? say(view, 'body.noteSince', { note: text, date }) : say(view, 'country.since', { date });
}
