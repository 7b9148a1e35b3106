import { parse } from 'graphql';
import { parsePublicationId } from '#kernel';
import type { Key } from '#wording';
import { dayOf } from './date.js';
import { html, type Html } from './html.js';
import type { Page } from './layout.js';
import { notFoundPage } from './not-found.page.js';
import type { Reader } from './reader.js';
import { say, said } from './say.js';
import { code, inEnglish, inLanguage, type Text } from './text.js';
import { href, type View } from './view.js';

export const compareOperation = parse(/* GraphQL */ `
  query ComparePage($id: ID!, $from: Int!, $to: Int!) {
    publication(id: $id) {
      id
      title {
        language
        value
      }
      revisions {
        number
        changeNote
        publishedAt
      }
    }
    compareRevisions(id: $id, from: $from, to: $to) {
      legalChanges {
        sentence
      }
      differences {
        label
        kind
        legal
        language
        direction
        before {
          text
        }
        after {
          text
        }
        segments {
          op
          text
        }
      }
    }
  }
`);

interface Difference {
  label: string;
  kind: 'ADDED' | 'REMOVED' | 'CHANGED' | 'MOVED';
  legal: boolean;
  language: string | null;
  direction: 'LTR' | 'RTL';
  before: { text: string } | null;
  after: { text: string } | null;
  segments: { op: 'EQUAL' | 'INSERT' | 'DELETE'; text: string }[];
}

interface Answer {
  publication: {
    id: string;
    title: Text | null;
    revisions: { number: number; changeNote: string | null; publishedAt: string }[];
  } | null;
  compareRevisions: { legalChanges: { sentence: string }[]; differences: Difference[] } | null;
}

/** `/publications/VN-LAW-2026-000123/compare/1..2`: what differs, with marks that are text, so that colour says nothing alone. */
export async function comparePage(view: View, reader: Reader, id: string, range: string): Promise<Page> {
  const [, from, to] = /^([1-9]\d{0,5})\.\.([1-9]\d{0,5})$/.exec(range) ?? [];
  if (parsePublicationId(id)?.id !== id || !from || !to)
    return notFoundPage(
      view,
      say(view, 'compare.address', { example: code('/publications/VN-LAW-2026-000123/compare/1..2') }),
    );
  const variables = { id, from: Number(from), to: Number(to) };
  const { publication, compareRevisions } = await reader.read<Answer>(compareOperation, variables, view.context);
  if (!publication || !compareRevisions)
    return notFoundPage(view, say(view, 'compare.none', { from, to, id: code(id) }));
  const { title } = publication;
  return {
    title: said(view, 'compare.title', { title: title?.value ?? id }),
    main: html`<article class="record comparison">
      <p class="cap"><a href="${href(view, `/publications/${id}`)}">${code(id)}</a></p>
      <h1>${say(view, 'compare.heading')}</h1>
      ${title && html`<p class="originals" ${inLanguage(title.language)}>${title.value}</p>`}
      <p>
        ${say(view, 'compare.from', { revision: revisionLine(view, publication, variables.from) })}<br />${say(view, 'compare.to', { revision: revisionLine(view, publication, variables.to) })}
      </p>
      ${inLaw(view, compareRevisions.legalChanges)}
      <p class="soft small">
        ${say(view, 'compare.legend', { gone: gone(view, say(view, 'compare.so')), come: come(view, say(view, 'compare.so')) })}
      </p>
      ${compareRevisions.differences.map((difference) => section(view, difference))}
      ${compareRevisions.differences.length === 0 && html`<p>${say(view, 'compare.same')}</p>`}
      <p class="more">
        <a href="${href(view, `/publications/${id}/compare/${to}..${from}`)}">${say(view, 'compare.reverse')}</a>
      </p>
    </article>`,
  };
}

function revisionLine(view: View, { id, revisions }: NonNullable<Answer['publication']>, number: number): Html {
  const found = revisions.find((revision) => revision.number === number);
  const link = {
    a: (words: Html): Html => html`<a href="${href(view, `/publications/${id}@${number}`)}">${words}</a>`,
    n: number,
  };
  const named = found
    ? say(view, 'compare.revisionOn', { ...link, day: dayOf(view, found.publishedAt) })
    : say(view, 'compare.revision', link);
  const placed = revisions[0]?.number === number ? say(view, 'compare.newest', { revision: named }) : named;
  if (!found?.changeNote) return placed;
  return say(view, 'compare.noted', { revision: placed, note: html`<bdi>${found.changeNote}</bdi>` });
}

function inLaw(view: View, changes: readonly { sentence: string }[]): Html {
  if (changes.length === 0) return html`<p class="banner">${say(view, 'compare.nothingInLaw')}</p>`;
  return html`<section class="block">
    <h2>${say(view, 'compare.inLaw')}</h2>
    <ul class="plain">
      ${changes.map(({ sentence }) => html`<li>${inEnglish(view, sentence)}</li>`)}
    </ul>
  </section>`;
}

const KINDS = {
  ADDED: 'compare.ADDED',
  REMOVED: 'compare.REMOVED',
  CHANGED: 'compare.CHANGED',
  MOVED: 'compare.MOVED',
} as const satisfies Record<Difference['kind'], Key>;

function section(view: View, difference: Difference): Html {
  const { label, legal, before, after } = difference;
  const kind = say(view, KINDS[difference.kind]);
  return html`<section class="block">
    <h2>
      ${inEnglish(view, label)}
      <span class="soft small">${legal ? say(view, 'compare.holdsInLaw', { kind }) : kind}</span>
    </h2>
    ${
      difference.kind === 'MOVED'
        ? html`<p>${say(view, 'compare.moved', { from: before?.text, to: after?.text })}</p>`
        : text(view, difference)
    }
  </section>`;
}

const text = (view: View, { language, direction, segments }: Difference): Html =>
  html`<p class="text" ${language && html`lang="${language}"`} dir="${direction.toLowerCase()}">
    ${segments.map((one) => segment(view, one))}
  </p>`;

function segment(view: View, { op, text }: Difference['segments'][number]): Html {
  switch (op) {
    case 'EQUAL':
      return html`${text}`;
    case 'DELETE':
      return gone(view, html`${text}`);
    case 'INSERT':
      return come(view, html`${text}`);
  }
}

const gone = (view: View, text: Html): Html =>
  html`<del>${sign('[−')}${spoken(view, 'compare.gone')}${text}${sign('−]')}</del>`;

const come = (view: View, text: Html): Html =>
  html`<ins>${sign('{+')}${spoken(view, 'compare.come')}${text}${sign('+}')}</ins>`;

/** For those who see it. */
const sign = (text: string): Html => html`<span class="mark" aria-hidden="true">${text}</span>`;

/** For those who listen. */
const spoken = (view: View, key: Key): Html =>
  html`<span class="unseen" lang="${view.wording.tag}">${say(view, key)} </span>`;
