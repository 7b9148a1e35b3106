import { parse } from 'graphql';
import { parsePublicationId } from '#kernel';
import { dayOf } from './date.js';
import { html, type Html } from './html.js';
import type { Page } from './layout.js';
import { notFoundPage } from './not-found.page.js';
import type { Reader } from './reader.js';
import { inLanguage, type Text } from './text.js';
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
      html`A comparison has an address such as <bdi>/publications/VN-LAW-2026-000123/compare/1..2</bdi>.`,
    );
  const variables = { id, from: Number(from), to: Number(to) };
  const { publication, compareRevisions } = await reader.read<Answer>(compareOperation, variables, view.context);
  if (!publication || !compareRevisions)
    return notFoundPage(view, html`No revisions ${from} and ${to} of ${id} that you may read are here.`);
  const { title } = publication;
  return {
    title: `What changed: ${title?.value ?? id}`,
    main: html`<article class="record comparison">
      <p class="cap"><a href="${href(view, `/publications/${id}`)}">${id}</a></p>
      <h1>What changed</h1>
      ${title && html`<p class="originals" ${inLanguage(title.language)}>${title.value}</p>`}
      <p>
        ${revisionLine(view, publication, variables.from, 'From')}<br />${revisionLine(view, publication, variables.to, 'To')}
      </p>
      ${inLaw(compareRevisions.legalChanges)}
      <p class="soft small">
        What is gone stands as <del>${mark('[−', 'gone: ')}so${mark('−]')}</del>, what has come as
        <ins>${mark('{+', 'new: ')}so${mark('+}')}</ins>.
      </p>
      ${compareRevisions.differences.map(section)}
      ${compareRevisions.differences.length === 0 && html`<p>The two say the same.</p>`}
      <p class="more">
        <a href="${href(view, `/publications/${id}/compare/${to}..${from}`)}">The other way round</a>
      </p>
    </article>`,
  };
}

function revisionLine(
  view: View,
  { id, revisions }: NonNullable<Answer['publication']>,
  number: number,
  word: string,
): Html {
  const found = revisions.find((revision) => revision.number === number);
  const newest = revisions[0]?.number === number;
  return html`${word} <a href="${href(view, `/publications/${id}@${number}`)}">revision ${number}</a>${
      found && html`, published ${dayOf(view, found.publishedAt)}`
    }${newest && ', the newest'}${found?.changeNote && html`: <bdi>${found.changeNote}</bdi>`}`;
}

function inLaw(changes: readonly { sentence: string }[]): Html {
  if (changes.length === 0) return html`<p class="banner">Nothing that says what holds in law changed.</p>`;
  return html`<section class="block">
    <h2>In law</h2>
    <ul class="plain">
      ${changes.map(({ sentence }) => html`<li><bdi>${sentence}</bdi></li>`)}
    </ul>
  </section>`;
}

const KINDS = { ADDED: 'added', REMOVED: 'removed', CHANGED: 'changed', MOVED: 'moved' } as const;

const section = (difference: Difference): Html =>
  html`<section class="block">
    <h2>
      <bdi>${difference.label}</bdi>
      <span class="soft small">${KINDS[difference.kind]}${difference.legal && ', holds in law'}</span>
    </h2>
    ${difference.kind === 'MOVED' ? html`<p>From place ${difference.before?.text} to place ${difference.after?.text}.</p>` : text(difference)}
  </section>`;

const text = ({ language, direction, segments }: Difference): Html =>
  html`<p class="text" ${language && html`lang="${language}"`} dir="${direction.toLowerCase()}">
    ${segments.map(segment)}
  </p>`;

function segment({ op, text }: Difference['segments'][number]): Html {
  switch (op) {
    case 'EQUAL':
      return html`${text}`;
    case 'DELETE':
      return html`<del>${mark('[−', 'gone: ')}${text}${mark('−]')}</del>`;
    case 'INSERT':
      return html`<ins>${mark('{+', 'new: ')}${text}${mark('+}')}</ins>`;
  }
}

/** A sign for those who see it, a word for those who listen. */
const mark = (sign: string, word = ''): Html =>
  html`<span class="mark" aria-hidden="true">${sign}</span>${word && html`<span class="unseen">${word}</span>`}`;
