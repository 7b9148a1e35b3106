import type { FormEvent, ReactNode } from 'react';
import type { Failure } from '../api/failure.js';
import { Problem } from '../parts/problem.js';
import { useWords } from '../words.js';

/** Says what will happen; done only when it is asked for once more. */
export function Sure({
  means,
  deed,
  isBusy,
  failure,
  run,
  close,
}: {
  means: string;
  deed: string;
  isBusy: boolean;
  failure: Failure | null;
  run: () => Promise<void>;
  close: () => void;
}): ReactNode {
  const say = useWords();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void run();
  };
  return (
    <form onSubmit={submit}>
      <p>{means}</p>
      {failure && <Problem failure={failure} />}
      <p className="deeds">
        <button disabled={isBusy}>{deed}</button>
        <button type="button" className="quiet" onClick={close}>
          {say('people.cancel')}
        </button>
      </p>
    </form>
  );
}
