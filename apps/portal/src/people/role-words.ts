import { PUBLICATION_KINDS, whenOf, type Held, type Role } from './roles.js';
import { moment } from '../parts/said.js';
import { spoken, useWords, type Say } from '../words.js';

const all = new Intl.ListFormat(spoken, { type: 'conjunction' });
export const listed = (names: readonly string[]): string => all.format(names);

type Kind = (typeof PUBLICATION_KINDS)[number];
export const kindWord = (say: Say, kind: Kind): string => say(`portal.${kind.toLowerCase() as Lowercase<Kind>}`);

export const roleWord = (say: Say, role: Role): string => say(`people.role.${role}`);

/** The role, and what it is limited to. */
export function roleAndKinds(say: Say, role: Role, kinds: readonly Kind[] | null | undefined): string {
  const name = roleWord(say, role);
  return kinds ? say('people.only', { role: name, kinds: listed(kinds.map((kind) => kindWord(say, kind))) }) : name;
}

/** A grant as a sentence: which role, since when, until when. */
export function useGrantWords(): (grant: Held & { role: Role; kinds?: readonly Kind[] | null }, now: Date) => string {
  const say = useWords();
  return (grant, now) => {
    const values = {
      role: roleAndKinds(say, grant.role, grant.kinds),
      from: moment(grant.from),
      until: grant.until ? moment(grant.until) : '',
    };
    if (whenOf(grant, now) === 'past') return say('people.wasHeld', values);
    if (whenOf(grant, now) === 'later') return say(grant.until ? 'people.willHoldUntil' : 'people.willHold', values);
    return say(grant.until ? 'people.heldUntil' : 'people.held', values);
  };
}
