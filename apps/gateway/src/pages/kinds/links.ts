import type { Key } from '#wording';
import { html, webAddress, type Html } from '../html.js';
import { say } from '../say.js';
import { code, foreign, type Text } from '../text.js';
import { href, type View } from '../view.js';

/** What a record has to do with others, both ways. */
export const LINKS_RECORD = /* GraphQL */ `
  supersededBy {
    id
    title {
      language
      value
    }
  }
  links {
    relation
    target
    isLatest
    note
    external {
      title
      url
    }
    publication {
      id
      title {
        language
        value
      }
    }
  }
  linkedBy {
    relation
    publication {
      id
      title {
        language
        value
      }
    }
  }
`;

interface Named {
  id: string;
  title: Text | null;
}

export interface LinksDetails {
  supersededBy: Named | null;
  links: {
    relation: string;
    target: string | null;
    isLatest: boolean | null;
    note: string | null;
    external: { title: string; url: string } | null;
    publication: Named | null;
  }[];
  linkedBy: { relation: string; publication: Named }[];
}

const WORDS: Readonly<Record<string, Key>> = {
  AMENDS: 'link.AMENDS',
  REPEALS: 'link.REPEALS',
  IMPLEMENTS: 'link.IMPLEMENTS',
  COMMENCES: 'link.COMMENCES',
  CONSOLIDATES: 'link.CONSOLIDATES',
  SUPERSEDES: 'link.SUPERSEDES',
  PART_OF: 'link.PART_OF',
  DOCUMENTS: 'link.DOCUMENTS',
  BASED_ON: 'link.BASED_ON',
  RELATES_TO: 'link.RELATES_TO',
  DIFFERENT_FROM: 'link.DIFFERENT_FROM',
  AMENDED_BY: 'link.AMENDED_BY',
  REPEALED_BY: 'link.REPEALED_BY',
  IMPLEMENTED_BY: 'link.IMPLEMENTED_BY',
  COMMENCED_BY: 'link.COMMENCED_BY',
  CONSOLIDATED_BY: 'link.CONSOLIDATED_BY',
  SUPERSEDED_BY: 'link.SUPERSEDED_BY',
  HAS_PART: 'link.HAS_PART',
  DOCUMENTED_BY: 'link.DOCUMENTED_BY',
  BASIS_OF: 'link.BASIS_OF',
};

export const recordLink = (view: View, { id, title }: Named, ref = id): Html =>
  html`<a href="${href(view, `/publications/${ref}`)}">${title ? foreign(view, title) : code(id)}</a>`;

/** Nothing where there is none. What the reader may not see is named by its id alone, where the content names it. */
export function linksOf(view: View, { links, linkedBy }: LinksDetails): Html | null {
  const rows: [string, Html][] = [
    ...links.map((link): [string, Html] => [link.relation, outward(view, link)]),
    ...linkedBy.map(({ relation, publication }): [string, Html] => [relation, recordLink(view, publication)]),
  ];
  if (rows.length === 0) return null;
  const relations = [...new Set(rows.map(([relation]) => relation))];
  return html`<section class="block">
    <h2>${say(view, 'link.heading')}</h2>
    <dl class="facts">
      ${relations.map(
        (relation) =>
          html`<dt>${wordOf(view, relation)}</dt>
            <dd>${rows.filter(([name]) => name === relation).map(([, row], at) => [at > 0 && html`<br />`, row])}</dd>`,
      )}
    </dl>
  </section>`;
}

function outward(view: View, { target, external, publication, isLatest, note }: LinksDetails['links'][number]): Html {
  const address = webAddress(external?.url);
  const name = external
    ? address
      ? html`<a href="${address}" rel="external noopener noreferrer"><bdi>${external.title}</bdi></a>`
      : html`<bdi>${external.title}</bdi>`
    : publication
      ? recordLink(view, publication, target ?? publication.id)
      : code(target ?? '');
  const earlier =
    isLatest === false &&
    say(view, 'link.earlier', {
      newest: (words) => html`<a href="${href(view, `/publications/${publication?.id}`)}">${words}</a>`,
    });
  return html`${name}${earlier && html` <span class="soft">${earlier}</span>`}${note && html` <span class="soft"><bdi>${note}</bdi></span>`}`;
}

/** A relation that the catalogue does not know yet stands as the API names it. */
function wordOf(view: View, relation: string): Html {
  const key = WORDS[relation];
  return key ? say(view, key) : code(relation);
}
