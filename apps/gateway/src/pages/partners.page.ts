import { parse } from 'graphql';
import { html, webAddress } from './html.js';
import type { Page } from './layout.js';
import { nameIn } from './participant.js';
import type { Reader } from './reader.js';
import { foreign, type Text } from './text.js';
import type { View } from './view.js';

export const partnersOperation = parse(/* GraphQL */ `
  query PartnersPage {
    partners {
      id
      kind
      name
      names {
        language
        value
      }
      website
      reads
    }
  }
`);

interface Partner {
  id: string;
  kind: string;
  name: string;
  names: Text[];
  website: string | null;
  reads: string[];
}

const KINDS: Record<string, string> = {
  UN_ORGANISATION: 'Organisations of the United Nations',
  INTERGOVERNMENTAL: 'Intergovernmental organisations',
  COLLABORATING_CENTRE: 'Collaborating centres',
  PROFESSIONAL_ASSOCIATION: 'Professional associations',
  UNIVERSITY: 'Universities',
  CIVIL_SOCIETY: 'Civil society',
};

/** Partners by kind, and what each may read. */
export async function partnersPage(view: View, reader: Reader): Promise<Page> {
  const { partners } = await reader.read<{ partners: Partner[] }>(partnersOperation, {}, view.context);
  return {
    title: 'Partners',
    main: html`<h1>Partners</h1>
      <p class="lead">
        Organisations that are neither national authorities nor regional bodies. Being listed does not mean that one
        takes part. Each reads what is public and what names it; anything more is said beside it.
      </p>
      ${Object.entries(KINDS).map(([kind, words]) => {
        const those = partners.filter((partner) => partner.kind === kind);
        return (
          those.length > 0 &&
          html`<section class="block">
            <h2>${words}</h2>
            <ul class="plain">
              ${those.map((partner) => {
                const site = webAddress(partner.website);
                const name = foreign(nameIn(view, partner));
                return html`<li>
                  ${site ? html`<a href="${site}" rel="external noopener noreferrer">${name}</a>` : name}
                  <span class="soft small">${partner.id} · reads ${partner.reads.map(inWords).join(', ')}</span>
                </li>`;
              })}
            </ul>
          </section>`
        );
      })}`,
  };
}

/** `body:ASEAN` and the like, as the API names audiences. */
function inWords(key: string): string {
  const [what, whose] = key.split(':');
  if (what === 'public') return 'what is public';
  if (what === 'network') return 'what is for the network';
  if (what === 'body') return `what is for ${whose}`;
  if (what === 'country') return `what names ${whose}`;
  return 'what names it';
}
