import type { FastifyRequest } from 'fastify';
import { acceptedLanguages, canonicalLanguage, today } from '#kernel';
import { interfaceLanguage, wording, type Wording } from '#wording';
import { shownBy, type RequestContext } from '../request-context.js';

/** What every page of this node says about the node. */
export interface Site {
  name: string;
  version: string;
  contact: string;
  /** without a slash at the end */
  url: string;
  /** tokens are made on this machine (`npm run token`), so the pages may say how */
  makesTokens: boolean;
  /** people sign in with a browser; absent where no provider is named */
  signIn?: {
    /** where forms may lead: signing out goes on at the provider */
    formTargets: readonly string[];
  };
}

/** Who looks at a page: in which languages, on which day, at which address. */
export interface View {
  site: Site;
  context: RequestContext;
  /** in which content is shown, by falling preference; English, which most of it has, is always last */
  languages: readonly string[];
  /** what the pages say themselves: the first of those languages that the interface speaks */
  wording: Wording;
  /** asked for by ?lang=, and kept in the links of the page */
  asked: string | null;
  /** the day in UTC */
  today: string;
  path: string;
  query: URLSearchParams;
}

const MOST_LANGUAGES = 8;

export function viewOf(request: FastifyRequest, site: Site, signal?: AbortSignal): View {
  const { path, query } = addressOf(request.url);
  const asked = canonicalLanguage(query.get('lang') ?? '');
  const accepted = acceptedLanguages(request.headers['accept-language']);
  const languages = [...new Set([...(asked ? [asked] : []), ...accepted].slice(0, MOST_LANGUAGES)), 'en'];
  return {
    site,
    asked,
    languages: [...new Set(languages)],
    wording: wording(interfaceLanguage(languages)),
    today: today(),
    path,
    query,
    context: {
      actor: request.actor,
      requestId: request.id,
      languages: [...new Set(languages)],
      ...shownBy(request, site.url),
      ...(signal ? { signal } : {}),
    },
  };
}

/** For dates, numbers and lists. Of English the British form, day before month, as in the documents of the UN. */
export const localeOf = ({ wording: { tag } }: View): string => (tag === 'en' ? 'en-GB' : tag);

/** One slash at the beginning, whatever was sent: a link that begins with two would lead to another host. */
function addressOf(url: string): Pick<View, 'path' | 'query'> {
  const [path = '', ...query] = url.split('?');
  return { path: `/${path.replace(/^[/\\]+/, '')}`, query: new URLSearchParams(query.join('?')) };
}

/** An address on this node that keeps the language asked for. */
export function href(view: View, path: string, query: Record<string, string | null | undefined> = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) parameters.set(name, value);
  if (view.asked && !('lang' in query)) parameters.set('lang', view.asked);
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The whole address of this page, as it was asked for: to come back to. */
export const here = ({ path, query }: View): string => (query.size > 0 ? `${path}?${query.toString()}` : path);
