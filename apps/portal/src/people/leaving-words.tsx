import type { ReactNode } from 'react';
import type { GrantAsHeldFragment, OnePersonQuery, PersonAsKnownFragment } from '../operations.js';
import { useWords } from '../words.js';
import type { At } from './person.js';
import { listed, roleAndKinds } from './role-words.js';
import { leaving, type Leaving } from './roles.js';

/** What is known of who goes and of everybody around. */
export interface Told {
  readonly person: PersonAsKnownFragment;
  readonly at: At;
  readonly people: readonly PersonAsKnownFragment[];
  readonly machines: NonNullable<OnePersonQuery['serviceAccounts']>;
}

export const leavingOn = ({ person, at, people, machines }: Told, on: string): Leaving<GrantAsHeldFragment> =>
  leaving(person, { participant: at.id, on, people, machines, now: new Date() });

/** What follows, said before it is done: what passes on, what goes back, what ends, what stays. */
export function LeavingWords({ told, on, isFollowed }: { told: Told; on: string; isFollowed: boolean }): ReactNode {
  const say = useWords();
  const { passes, returns, deputies, machines } = leavingOn(told, on);
  const { person, at } = told;
  const roles = (grants: readonly GrantAsHeldFragment[]): string =>
    listed(grants.map(({ role, kinds }) => roleAndKinds(say, role, kinds)));
  return (
    <dl className="means">
      {isFollowed && (
        <>
          <dt>{say('people.passes')}</dt>
          <dd>{passes.length > 0 ? roles(passes) : say('people.nothingPasses')}</dd>
        </>
      )}
      <dt>{say('people.ends')}</dt>
      {!isFollowed && passes.length > 0 && <dd>{say('people.rolesEnd', { roles: roles(passes) })}</dd>}
      <dd>{say('people.doorsEnd')}</dd>
      {returns.length > 0 && <dd>{say('people.returns', { roles: roles(returns) })}</dd>}
      {deputies.length > 0 && <dd>{say('people.deputiesEnd', { names: listed(deputies) })}</dd>}
      {machines.length > 0 && <dd>{say('people.machinesEnd', { names: listed(machines) })}</dd>}
      <dt>{say('people.stays')}</dt>
      <dd>{say('people.draftsStay', { participant: at.name, name: person.name })}</dd>
    </dl>
  );
}
