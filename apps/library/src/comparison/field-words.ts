import { countryName, isCountryCode, isLanguage } from '#kernel';

/**
 * What fields are called in a sentence, in English, in the order in which a reader wants them. One that is not here comes
 * last and is called by its own name, taken apart.
 */
const NAMES: Record<string, string> = {
  title: 'title',
  heading: 'heading',
  country: 'country',
  body: 'body',
  summary: 'summary',
  legalForce: 'legal force',
  phase: 'phase',
  inForceOn: 'entry into force',
  adoptedOn: 'adoption',
  publishedOn: 'publication',
  repealedOn: 'repeal',
  signedOn: 'signature',
  ratifiedOn: 'ratification',
  expiresOn: 'expiry',
  withdrawnOn: 'withdrawal',
  startedOn: 'start',
  endedOn: 'end',
  lawType: 'type of law',
  agreementType: 'type of agreement',
  form: 'form',
  binding: 'binding in law',
  jurisdiction: 'jurisdiction',
  number: 'number',
  gazette: 'gazette',
  legalValues: 'value in law of the text',
  parties: 'party',
  role: 'role',
  ministry: 'ministry',
  content: 'content',
  provisions: 'provision',
  topics: 'topic',
  topic: 'topic',
  legalBases: 'answers to',
  occupations: 'occupation',
  migrantGroups: 'migrant group',
  officialUrl: 'address of the text',
  urlIsOfficial: 'address is official',
  audience: 'audience',
  audienceBodies: 'audience: members of',
  originalLanguage: 'original language',
  links: 'link',
  files: 'file',
  countries: 'country',
  partners: 'partner',
  provenance: 'source of the facts',
  sourceId: 'owner’s reference',
  confidence: 'confidence',
};

export const nameOfField = (field: string): string =>
  NAMES[field] ?? field.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();

const PLACES = new Map(Object.keys(NAMES).map((field, place) => [field, place]));
const placeOf = (field: string): number => PLACES.get(field) ?? PLACES.size;

/** The database keeps fields in an order of its own. */
export const inReadingOrder = (fields: readonly string[]): string[] =>
  fields.toSorted((a, b) => placeOf(a) - placeOf(b) || a.localeCompare(b, 'en', { numeric: true }));

/**
 * A field for people: `Title (Vietnamese)`, `Party Germany: signature`, `Provision “Article 12”: summary`.
 * @param language of names of countries and languages
 */
export function labelOfField(path: readonly string[], item: string | null, language: string): string {
  const [root = '', ...rest] = path;
  const name = nameOfField(root);
  if (item === null) {
    const within = rest.map((part) =>
      isLanguage(part) && root !== 'confidence' ? languageName(part, language) : nameOfField(part),
    );
    return capital(within.length === 0 ? name : `${name} (${within.join(', ')})`);
  }
  const [, ...field] = rest;
  const which = ['topics', 'legalBases', 'occupations', 'migrantGroups', 'content', 'countries'].includes(root)
    ? ''
    : ` ${isCountryCode(item) ? countryName(item, language) : root === 'parties' ? item : `“${item}”`}`;
  return capital(`${name}${which}${field.length === 0 ? '' : `: ${field.map(nameOfField).join(', ')}`}`);
}

export const languageName = (tag: string, language: string): string =>
  new Intl.DisplayNames([language, 'en'], { type: 'language' }).of(tag) ?? tag;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
