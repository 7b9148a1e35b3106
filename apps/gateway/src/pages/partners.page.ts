import { parse } from 'graphql';
import { html, webAddress, type Html } from './html.js';
import type { Page } from './layout.js';
import { commaList } from './lists.js';
import { nameIn } from './participant.js';
import type { Reader } from './reader.js';
import { say, said } from './say.js';
import { code, foreign, type Text } from './text.js';
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

const KINDS = [
  'UN_ORGANISATION',
  'INTERGOVERNMENTAL',
  'COLLABORATING_CENTRE',
  'PROFESSIONAL_ASSOCIATION',
  'UNIVERSITY',
  'CIVIL_SOCIETY',
] as const;

/** Partners by kind, and what each may read. */
export async function partnersPage(view: View, reader: Reader): Promise<Page> {
  const { partners } = await reader.read<{ partners: Partner[] }>(partnersOperation, {}, view.context);
  return {
    title: said(view, 'partner.title'),
    main: html`<h1>${say(view, 'partner.title')}</h1>
      <p class="lead">${say(view, 'partner.lead')}</p>
      ${KINDS.map((kind) => {
        const those = partners.filter((partner) => partner.kind === kind);
        return (
          those.length > 0 &&
          html`<section class="block">
            <h2>${say(view, `partner.${kind}`)}</h2>
            <ul class="plain">
              ${those.map((partner) => html`<li>${partnerOf(view, partner)}</li>`)}
            </ul>
          </section>`
        );
      })}`,
  };
}

function partnerOf(view: View, partner: Partner): Html {
  const site = webAddress(partner.website);
  const name = foreign(view, nameIn(view, partner));
  const what = commaList(
    view,
    partner.reads.map((key) => inWords(view, key)),
  );
  return html`${site ? html`<a href="${site}" rel="external noopener noreferrer">${name}</a>` : name}
    <span class="soft small">${say(view, 'partner.reads', { id: code(partner.id), what })}</span>`;
}

/** `body:ASEAN` and the like, as the API names audiences. */
function inWords(view: View, key: string): Html {
  const [what, whose = ''] = key.split(':');
  if (what === 'public') return say(view, 'partner.public');
  if (what === 'network') return say(view, 'partner.network');
  if (what === 'body') return say(view, 'partner.body', { body: code(whose) });
  if (what === 'country') return say(view, 'partner.country', { country: code(whose) });
  return say(view, 'partner.own');
}
