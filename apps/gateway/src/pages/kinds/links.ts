import { html, webAddress, type Html } from '../html.js';
import { foreign, type Text } from '../text.js';
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

const WORDS: Record<string, string> = {
  AMENDS: 'Amends',
  REPEALS: 'Repeals',
  IMPLEMENTS: 'Implements',
  COMMENCES: 'Brings into force',
  CONSOLIDATES: 'Consolidates',
  SUPERSEDES: 'Stands in the place of',
  PART_OF: 'Part of',
  DOCUMENTS: 'From the event',
  BASED_ON: 'Based on',
  RELATES_TO: 'See also',
  DIFFERENT_FROM: 'Not to be confused with',
  AMENDED_BY: 'Amended by',
  REPEALED_BY: 'Repealed by',
  IMPLEMENTED_BY: 'Implemented by',
  COMMENCED_BY: 'Brought into force by',
  CONSOLIDATED_BY: 'Consolidated in',
  SUPERSEDED_BY: 'Superseded by',
  HAS_PART: 'Its parts',
  DOCUMENTED_BY: 'Documents',
  BASIS_OF: 'Basis of',
};

export const recordLink = (view: View, { id, title }: Named, ref = id): Html =>
  html`<a href="${href(view, `/publications/${ref}`)}">${title ? foreign(title) : id}</a>`;

/** Nothing where there is none. What the reader may not see is named by its id alone, where the content names it. */
export function linksOf(view: View, { links, linkedBy }: LinksDetails): Html | null {
  const rows: [string, Html][] = [
    ...links.map((link): [string, Html] => [link.relation, outward(view, link)]),
    ...linkedBy.map(({ relation, publication }): [string, Html] => [relation, recordLink(view, publication)]),
  ];
  if (rows.length === 0) return null;
  const relations = [...new Set(rows.map(([relation]) => relation))];
  return html`<section class="block">
    <h2>Other records and texts</h2>
    <dl class="facts">
      ${relations.map(
        (relation) =>
          html`<dt>${WORDS[relation] ?? relation}</dt>
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
      : html`<bdi>${target}</bdi>`;
  return html`${name}${isLatest === false && html` <span class="soft">an earlier revision; <a href="${href(view, `/publications/${publication?.id}`)}">the newest</a></span>`}${note && html` <span class="soft"><bdi>${note}</bdi></span>`}`;
}
