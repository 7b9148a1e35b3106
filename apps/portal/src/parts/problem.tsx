import type { ReactNode } from 'react';
import type { Failure } from '../api/failure.js';
import { useWords } from '../words.js';

const WORDS = {
  lost: 'portal.lost',
  'signed-out': 'portal.signedOut',
  outdated: 'portal.outdated',
  refused: 'portal.refused',
  broken: 'portal.broken',
} as const;

/** What went wrong, what to do now, and the request to quote. */
export function Problem({ failure, retry }: { failure: Failure; retry?: () => void }): ReactNode {
  const say = useWords();
  const here = encodeURIComponent(location.pathname + location.search);
  return (
    <div className="notice" role="alert">
      <p>{say(WORDS[failure.kind])}</p>
      {failure.message && (
        <p lang="en" dir="ltr">
          {failure.message}
        </p>
      )}
      <p>
        {failure.kind === 'signed-out' ? (
          <a href={`/sign-in?return=${here}`}>{say('portal.signInAgain')}</a>
        ) : failure.kind === 'outdated' ? (
          <button type="button" onClick={() => location.reload()}>
            {say('portal.loadAgain')}
          </button>
        ) : (
          retry && (
            <button type="button" onClick={retry}>
              {say('portal.retry')}
            </button>
          )
        )}
      </p>
      {failure.requestId && (
        <p className="soft small">
          {say('portal.quote')} <code dir="ltr">{failure.requestId}</code>
        </p>
      )}
    </div>
  );
}
