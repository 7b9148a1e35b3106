import { useState, type FormEvent, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { ReviewersDocument, SubmitForReviewDocument } from '../../operations.js';
import { Problem } from '../../parts/problem.js';
import { may, session } from '../../session/session.js';
import { useWords } from '../../words.js';
import { useAsking } from '../../api/ask.js';
import { Dialog } from './dialog.js';

const REVIEWING = ['REVIEWER', 'PUBLISHER', 'REGIONAL_COORDINATOR', 'SECRETARIAT'];

/** Hands the draft in: to those who are named, or to all who may review it. */
export function SubmitDialog({
  id,
  version,
  kind,
  done,
  close,
}: {
  id: string;
  version: number;
  kind: string;
  done: () => void;
  close: () => void;
}): ReactNode {
  const say = useWords();
  const asking = useAsking();
  const [to, ask] = useState<readonly string[]>([]);
  const [{ data }] = useQuery({ query: ReviewersDocument, pause: !may('person:read') });
  const people = (data?.people ?? []).filter(
    (person) =>
      person.id !== session.person &&
      person.roles.some(
        ({ role, inForce, kinds }) =>
          inForce && REVIEWING.includes(role) && (kinds === null || kinds?.includes(kind as 'LAW')),
      ),
  );
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await asking.ask(SubmitForReviewDocument, { id, version, to: to.length > 0 ? to : null })) done();
  };
  return (
    <Dialog title={say('editor.submit')} close={close}>
      <form onSubmit={(event) => void submit(event)}>
        <p>{say('editor.submit.what')}</p>
        {people.length > 0 && (
          <fieldset>
            <legend>{say('editor.submit.to')}</legend>
            <ul className="ticks">
              {people.map((person) => (
                <li key={person.id}>
                  <label>
                    <input
                      type="checkbox"
                      checked={to.includes(person.id)}
                      onChange={({ target }) =>
                        ask(target.checked ? [...to, person.id] : to.filter((other) => other !== person.id))
                      }
                    />{' '}
                    {person.name}
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
        )}
        {asking.failure && <Problem failure={asking.failure} />}
        <p>
          <button type="submit" disabled={asking.isBusy}>
            {say('editor.submit.deed')}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
