import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Problem } from '../parts/problem.js';
import { useWords } from '../words.js';
import type { Beginning } from './use-begin.js';

/** How far a file has got on its way there, or why it did not get there. */
export function Sending({ beginning, name }: { beginning: Beginning; name: string }): ReactNode {
  const say = useWords();
  const { part, failure, other, stop } = beginning;
  return (
    <>
      <div role="status">
        {part !== null && (
          <p className="sending">
            <span>{say('import.sending', { name })}</span>
            <progress max={1} {...(part < 1 ? { value: part } : {})} aria-label={say('import.sending', { name })} />
            <button type="button" className="quiet" onClick={stop}>
              {say('import.stop')}
            </button>
          </p>
        )}
      </div>
      {failure && <Problem failure={failure} />}
      {other && (
        <div className="notice" role="alert">
          <p>{say('import.otherGoesOn')}</p>
          <p>
            <Link to={`/import/${other.id}`}>{other.asked.name ?? say('import.unnamed')}</Link>
          </p>
        </div>
      )}
    </>
  );
}
