import type { ReactNode } from 'react';
import { ToldOnce } from '../parts/told-once.js';
import { useWords } from '../words.js';

/** What webhooks are signed with. */
export function Secret({ secret }: { secret: string }): ReactNode {
  const say = useWords();
  return (
    <ToldOnce label={say('following.secret')} secret={secret}>
      <p>
        {say('following.secretUse')} <a href="/docs">{say('following.secretDocs')}</a>
      </p>
    </ToldOnce>
  );
}
