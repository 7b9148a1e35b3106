import type { Change } from '#contracts';
import type { Texts } from './texts.js';

type Told = Pick<
  Change,
  'type' | 'subject' | 'owner' | 'countries' | 'legalBases' | 'meaning' | 'legalDate' | 'differences'
> &
  Pick<Partial<Change>, 'members'>;

/** A change of the register, which is public and has no revisions. */
export const registerChange = (title: Texts, told: Told): Change => ({
  ...told,
  title,
  languages: Object.keys(title),
  revision: null,
  kind: null,
  topics: [],
  occupations: [],
  readers: ['public'],
  occurredAt: new Date().toISOString(),
});
