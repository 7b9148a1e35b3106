import type { Client } from 'urql';
import { CountryCodesDocument, FindConceptsDocument, ParticipantsDocument } from '../operations.js';
import type { Part } from './filter.js';
import { countryName, languageName } from './names.js';

export interface Option {
  readonly value: string;
  readonly name: string;
}

const MOST = 12;
/** ISO 639-1, and the Chinese scripts. */
const LANGUAGES =
  'ar am az bg bn bs ca ceb cs cy da de el en es et eu fa fi fil fr ga gl gu ha he hi hr hu hy id is it ja jv ka kk km kn ko ku ky lo lt lv mg mk ml mn mr ms my nb ne nl or pa pl ps pt ro ru rw sd si sk sl so sq sr sv sw ta te tg th ti tk tl tr uk ur uz vi xh yo zh-Hans zh-Hant zu';

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Those whose name or code has all that was typed, beginnings first. */
export function found(options: readonly Option[], words: string): Option[] {
  const wanted = folded(words.trim());
  const begins = ({ value, name }: Option): boolean =>
    folded(name).startsWith(wanted) || folded(value).startsWith(wanted);
  const fits = options.filter(({ value, name }) => folded(name).includes(wanted) || folded(value).includes(wanted));
  return [...fits.filter(begins), ...fits.filter((one) => !begins(one))].slice(0, MOST);
}

async function countries(client: Client): Promise<Option[]> {
  const { data } = await client.query(CountryCodesDocument, {}, { requestPolicy: 'cache-first' });
  return (data?.countries ?? []).map(({ code }) => ({ value: code, name: countryName(code) }));
}

async function participants(client: Client): Promise<{ bodies: Option[]; all: Option[] }> {
  const { data } = await client.query(ParticipantsDocument, {}, { requestPolicy: 'cache-first' });
  const option = ({ id, name }: { id: string; name: string }): Option => ({ value: id, name });
  const all = data?.participants ?? [];
  return { bodies: all.filter(({ kind }) => kind === 'REGIONAL_BODY').map(option), all: all.map(option) };
}

async function concepts(client: Client, scheme: string | null, search: string, first: number): Promise<Option[]> {
  const { data } = await client.query(FindConceptsDocument, { scheme, search, first });
  return (data?.concepts ?? []).map(({ code, label }) => ({ value: code, name: label.value }));
}

const IS_LEGAL_BASIS = /^[A-Z][A-Z0-9.-]*:/;

/** What can be chosen for a part by the words that were typed. */
export async function optionsOf(client: Client, part: Part, words: string): Promise<Option[]> {
  switch (part) {
    case 'countries':
      return found(await countries(client), words);
    case 'bodies':
      return found((await participants(client)).bodies, words);
    case 'owners':
      return found((await participants(client)).all, words);
    case 'counterparts':
      return found([...(await countries(client)), ...(await participants(client)).bodies], words);
    case 'languages':
      return found(
        LANGUAGES.split(' ').map((tag) => ({ value: tag, name: languageName(tag) })),
        words,
      );
    case 'topics':
      return concepts(client, 'topics', words, MOST);
    case 'occupations':
      return concepts(client, 'ISCO-08', words, MOST);
    case 'migrantGroups':
      return concepts(client, 'migrant-groups', words, MOST);
    case 'legalBases':
      return (await concepts(client, null, words, 100))
        .filter(({ value }) => IS_LEGAL_BASIS.test(value))
        .slice(0, MOST);
    case 'kinds':
    case 'types':
      return [];
  }
}
