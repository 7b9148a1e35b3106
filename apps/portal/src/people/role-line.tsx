import type { ReactNode } from 'react';
import type { GrantAsHeldFragment, PersonAsKnownFragment } from '../operations.js';
import { useWords } from '../words.js';
import { listed, useGrantWords } from './role-words.js';
import { deputiesOf, lenderOf, whenOf } from './roles.js';

const SHAPES = { now: 'holds', later: 'coming', past: 'ended' } as const;

/** One role in words, with whom it was lent from and to. */
export function RoleLine({
  grant,
  people,
  lentBy,
}: {
  grant: GrantAsHeldFragment;
  people: readonly PersonAsKnownFragment[];
  /** whose role it is, where nobody else's roles are known */
  lentBy?: string | undefined;
}): ReactNode {
  const say = useWords();
  const inWords = useGrantWords();
  const now = new Date();
  const lender = lenderOf(people, grant)?.name ?? lentBy;
  const deputies = deputiesOf(people, grant, now).map(({ name }) => name);
  return (
    <>
      <span className={`status ${SHAPES[whenOf(grant, now)]}`}>
        <span className="shape" aria-hidden />
        {inWords(grant, now)}
      </span>
      {lender && <span className="soft"> · {say('people.standsInFor', { name: lender })}</span>}
      {deputies.length > 0 && <span className="soft"> · {say('people.lentTo', { names: listed(deputies) })}</span>}
    </>
  );
}
