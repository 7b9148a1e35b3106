import type { ReactNode } from 'react';
import { useWords } from '../words.js';

export interface TrialResult {
  readonly good: boolean;
  readonly status: number | null;
  readonly ms: number;
  readonly answer: string | null;
  /** in English, as the server says it */
  readonly problem: string | null;
}

/** What the receiver answered to a challenge or a test. */
export function Trial({ result }: { result: TrialResult }): ReactNode {
  const say = useWords();
  return (
    <div className="trial" role="status">
      <p>
        <strong className={result.good ? undefined : 'needs-you'}>
          {say(result.good ? 'following.trialGood' : 'following.trialBad')}
        </strong>{' '}
        {result.status === null
          ? say('following.noAnswerAfter', { ms: result.ms })
          : say('following.answered', { status: String(result.status), ms: result.ms })}
      </p>
      {result.problem && (
        <p lang="en" dir="ltr">
          {result.problem}
        </p>
      )}
      {result.answer && (
        <pre dir="auto" tabIndex={0} aria-label={say('following.answer')}>
          {result.answer}
        </pre>
      )}
    </div>
  );
}
