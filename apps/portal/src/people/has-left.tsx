import type { FormEvent, ReactNode } from 'react';
import { useDeed } from '../api/deed.js';
import { PersonLeftDocument } from '../operations.js';
import { Problem } from '../parts/problem.js';
import { useWords } from '../words.js';
import { LeavingWords, type Told } from './leaving-words.js';

/** Somebody is gone: everything ends at once. */
export function HasLeft({
  told,
  done,
  close,
}: {
  told: Told;
  done: (words: string) => void;
  close: () => void;
}): ReactNode {
  const say = useWords();
  const { person, at } = told;
  const deed = useDeed(PersonLeftDocument, 'Person');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const left = await deed.run({ input: { person: person.id, participant: at.id } });
    if (left) done(say('people.hasLeft', { name: person.name }));
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <p>{say('people.leaveMeans', { name: person.name })}</p>
      <LeavingWords told={told} on={at.today} isFollowed={false} />
      {deed.failure && <Problem failure={deed.failure} />}
      <p className="deeds">
        <button disabled={deed.isBusy}>{say('people.leaveNow')}</button>
        <button type="button" className="quiet" onClick={close}>
          {say('people.cancel')}
        </button>
      </p>
    </form>
  );
}
