import { useState, type ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import type { Failure } from '../api/failure.js';
import { outcomeOf } from '../api/outcome.js';
import { QuietRecordsDocument, UnmuteRecordDocument } from '../operations.js';
import { Problem } from '../parts/problem.js';
import { moment } from '../parts/said.js';
import { Shown } from '../parts/shown.js';
import { useWords } from '../words.js';

/** What is muted or put off, with its end and the way to end it now. */
export function QuietRecords(): ReactNode {
  const say = useWords();
  const asked = useQuery({ query: QuietRecordsDocument, requestPolicy: 'network-only' });
  const [{ fetching }, unmute] = useMutation(UnmuteRecordDocument);
  const [failure, setFailure] = useState<Failure | null>(null);
  const end = async (record: string): Promise<void> => {
    const outcome = outcomeOf(await unmute({ record }), 'UnmutedRecord');
    setFailure(outcome.done ? null : outcome.failure);
    if (outcome.done) asked[1]({ requestPolicy: 'network-only' });
  };
  return (
    <Shown of={asked}>
      {({ quietRecords }) => (
        <ul className="plain">
          {failure && <Problem failure={failure} />}
          {quietRecords.map(({ id, kind, until }) => (
            <li key={id}>
              <a href={`/publications/${encodeURIComponent(id)}`}>
                <bdi dir="ltr">{id}</bdi>
              </a>{' '}
              · {say(`following.quietIs.${kind}`)} ·{' '}
              {until ? say('following.until', { at: moment(until) }) : say('following.untilEnded')}{' '}
              <button
                type="button"
                className="quiet"
                disabled={fetching}
                aria-label={say('following.unmuteRecord', { id })}
                onClick={() => void end(id)}
              >
                {say('following.unmute')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Shown>
  );
}
